import { App } from '@slack/bolt'
import type { Router } from 'express'
import type { Instant } from '../../src/domain/time/instant.ts'
import type { ChatPlatform, FindDelivery } from '../../src/ports/chat-platform.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Receive } from '../../src/ports/inbound.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Remember } from '../../src/ports/remembered.ts'
import type { PlatformLink } from '../../src/ports/platform-link.ts'
import { Answerer } from './answer/carry-out.ts'
import { createBoltLogger } from './bolt-logger.ts'
import { SlackStartError } from './errors/start-error.ts'
import { createSlackInquiry } from './identify/inquiry.ts'
import { readThread } from './identify/read-thread.ts'
import type { OwnIdentity } from './identify/own-identity.ts'
import { Pictures } from './pictures/pictures.ts'
import { HeldAck } from './receive/held-ack.ts'
import { HttpReceiver } from './receive/http-receiver.ts'
import { listen } from './receive/listen.ts'
import { SocketReceiver } from './receive/socket-receiver.ts'
import { DirectChannels } from './send/direct-channel.ts'
import { findDelivery } from './send/find-delivery.ts'
import { postCard, updateCard } from './send/post-card.ts'
import { PrivateReplies } from './send/private-reply.ts'
import { ResponseUrls } from './send/response-url.ts'
import { apiUrlOf, type SlackConfig } from './slack-config.ts'
import { MethodTurns } from './method-turns.ts'
import { createSlackLink } from './slack-link.ts'
import { slackTraits } from './slack-traits.ts'
import { createWebClient, LOOKUP_TIMEOUT, POST_TIMEOUT } from './send/web-client.ts'

type SlackAdapterOptions = {
  config: SlackConfig
  clock: Clock
  log: Log
  remember: Remember
  receive: Receive
  /** The real time, in epoch ms, against which Slack's signatures are checked, since Slack signs with it. */
  realNow?: () => Instant
}

export interface SlackAdapter extends ChatPlatform, PlatformLink {
  readonly platform: 'slack'
  readonly find: FindDelivery
  /** Resolves when everything acknowledged so far has been carried out. */
  settled(): Promise<void>
  /** Answers `POST /slack/events`; absent in Socket Mode. */
  readonly router?: Router
}

/** Carries the product into one Slack workspace and the channels it shares. Throws SlackStartError for a missing secret. */
export function createSlackAdapter(options: SlackAdapterOptions): SlackAdapter {
  const { config, clock, log, remember, receive, realNow = Date.now } = options
  const logger = createBoltLogger(log)
  const apiUrl = apiUrlOf(config)
  const client = createWebClient({ botToken: config.botToken, apiUrl, logger, timeout: POST_TIMEOUT })
  const lookups = createWebClient({ botToken: config.botToken, apiUrl, logger, timeout: LOOKUP_TIMEOUT })
  const turns = new MethodTurns(clock)
  const inquiry = createSlackInquiry({
    client: lookups,
    turns,
    remember,
    log,
    home: () => identity?.homeTeamId,
    identity: async () => identity ?? { temporary: 'Slack is not connected yet.' },
  })
  const direct = new DirectChannels({ client, turns })
  const responseUrls = new ResponseUrls({ apiUrl, clock, log })
  const replies = new PrivateReplies({ client, responseUrls, direct })
  const pictures = new Pictures({ client, apiUrl, log, remember })
  const sending = { client, turns, direct, replies, pictures }

  let identity: OwnIdentity | undefined
  const self = () => {
    if (identity === undefined) throw new Error('The Slack adapter has not been started.')
    return identity
  }
  const receiver =
    config.appToken === undefined
      ? httpReceiver(config, realNow, log)
      : new SocketReceiver({ appToken: config.appToken, apiUrl, log })
  const http = receiver instanceof HttpReceiver ? receiver : undefined
  const app = new App({
    receiver,
    logger,
    clientOptions: { slackApiUrl: apiUrl },
    convoStore: false,
    authorize: async () => ({
      botToken: config.botToken,
      botId: self().botId,
      botUserId: self().botUserId,
      teamId: self().homeTeamId,
    }),
  })
  const heldAck = new HeldAck(log)
  heldAck.holdBack(app)
  listen(app, {
    reading: () => ({ self: self(), clock }),
    receive,
    answerer: new Answerer({ client, log, replies, responseUrls }),
    changed: inquiry.changed,
  })

  const link = createSlackLink({ client, app, heldAck, receiver, identified: (known) => (identity = known) })

  return {
    platform: slackTraits.name,
    title: slackTraits.title,
    credentials: ['SLACK_BOT_TOKEN', config.appToken === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN'],
    hearsUnconnected: false,
    connect: link.connect,
    stop: link.stop,
    ...(http !== undefined && { router: http.router }),
    settled: () => heldAck.settled(),
    home: inquiry.home,
    lookUp: inquiry.lookUp,
    readers: inquiry.readers,
    readThread: async (at, messageId) =>
      identity === undefined
        ? { temporary: 'Slack is not connected yet.' }
        : readThread(lookups, at, messageId, { self: identity, clock }),
    answersAlone: inquiry.answersAlone,
    post: async (to, card, { deliveryId }) => link.watch(await postCard(to, card, deliveryId, sending)),
    update: async (at, messageId, card) => link.watch(await updateCard(at, messageId, card, sending)),
    find: (to, deliveryId) => findDelivery(to, deliveryId, sending),
    clockDifference: () => http?.clock.difference,
  }
}

function httpReceiver({ signingSecret }: SlackConfig, realNow: () => Instant, log: Log): HttpReceiver {
  if (signingSecret !== undefined && signingSecret !== '') return new HttpReceiver({ signingSecret, realNow, log })
  throw new SlackStartError('Slack needs SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode.', {
    code: 'no_signing_secret',
    temporary: false,
  })
}
