import express, { type Router } from 'express'
import type { Instant } from '../../src/domain/time/instant.ts'
import type { Address, ChatPlatform, SendResult } from '../../src/ports/chat-platform.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Receive } from '../../src/ports/inbound.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Remember } from '../../src/ports/remembered.ts'
import type { PlatformLink } from '../../src/ports/platform-link.ts'
import { createAnswerPrivately } from './answer/answer-privately.ts'
import { createAuthenticateActivity } from './botbuilder/authenticate-activity.ts'
import { TokenClock } from './botbuilder/token-clock.ts'
import { createTeamsInquiry } from './identify/inquiry.ts'
import { createTokenClient } from './login/token-client.ts'
import { createActivityToInbound } from './receive/activity-to-inbound.ts'
import { createHandleActivity } from './receive/handle-activity.ts'
import { createMessagesRoute } from './receive/messages-route.ts'
import { cardMessage, type OutgoingMessage } from './render/outgoing-message.ts'
import { isConversationGone, isThreadGone } from './send/classify-error.ts'
import { createConnector } from './send/connector.ts'
import { deliverAnswer, deliverNew, deliverUpdate } from './send/deliver.ts'
import { createFindDestination, isDestination } from './send/destination.ts'
import { createPersonalConversations } from './send/personal-conversations.ts'
import { noticed } from './send/noticed.ts'
import { picturesOf } from './send/pictures-of.ts'
import { createServiceDirectory } from './send/service-directory.ts'
import type { TeamsConfig } from './teams-config.ts'
import { createTeamsLink } from './teams-link.ts'
import { teamsTraits } from './teams-traits.ts'

export interface TeamsAdapter extends ChatPlatform, PlatformLink {
  readonly platform: 'teams'
  /** Resolves when everything acknowledged so far has been carried out. */
  settled(): Promise<void>
  /** POST /api/messages, to be mounted on the product's HTTP server. */
  readonly router: Router
}

export type TeamsAdapterOptions = {
  config: TeamsConfig
  clock: Clock
  log: Log
  remember: Remember
  receive: Receive
  /** The real time, in epoch ms, against which the times of tokens are compared. */
  realNow?: () => Instant
}

/**
 * Microsoft Teams: inbound through botbuilder's authentication (see botbuilder/), outbound by plain requests to the Bot
 * Framework connector with our own token (see send/ and login/).
 */
export function createTeamsAdapter(options: TeamsAdapterOptions): TeamsAdapter {
  const { config, clock, log, remember, receive, realNow = Date.now } = options
  const tokenClock = new TokenClock({ log, realNow })
  const tokens = createTokenClient(config, clock, (error) => link.failed(error))
  const link = createTeamsLink(config, tokens, log)
  const connector = createConnector(tokens)
  const directory = createServiceDirectory()
  const personal = createPersonalConversations(connector)
  const findDestination = createFindDestination(
    { tenantId: config.tenantId, botId: `28:${config.appId}` },
    directory,
    personal,
  )
  const inquiry = createTeamsInquiry(noticed(connector, 'who somebody is', log), directory, config.tenantId, remember)
  const handle = createHandleActivity({
    toInbound: createActivityToInbound(config.tenantId, clock),
    membersChanged: inquiry.forget,
    receive,
    answerPrivately: createAnswerPrivately({ connector, findDestination, whoIs: inquiry.lookUp, log }),
    directory,
    personal,
    goOn: (work) =>
      void link
        .track(work)
        .catch((error: unknown) => log.error({ error: String(error) }, 'what follows an answer to Teams failed')),
    log,
  })
  const route = createMessagesRoute(
    createAuthenticateActivity(config, tokenClock, log),
    (activity) => link.track(handle(activity)),
    log,
  )

  async function postOnce(to: Address, message: OutgoingMessage): Promise<SendResult> {
    const destination = await findDestination(to)
    if (!isDestination(destination)) return destination
    const deliver = to.kind === 'reply' ? deliverAnswer : deliverNew
    const result = await deliver(connector, destination, message)
    if (isConversationGone(result)) personal.forget(destination.coreConversationId)
    return result
  }

  return {
    platform: teamsTraits.name,
    title: teamsTraits.title,
    credentials: ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD'],
    hearsUnconnected: true,
    connect: link.connect,
    stop: link.stop,
    settled: link.settled,
    router: express.Router().use(link.door, route),
    home: inquiry.home,
    lookUp: inquiry.lookUp,
    readers: inquiry.readers,
    answersAlone: inquiry.answersAlone,
    async post(to, card, { repeat }) {
      const message = cardMessage(card, { repeat: repeat === true, pictures: await picturesOf(card, log) })
      const first = await postOnce(to, message)
      // The chat with this person was deleted: another is opened, and takes the message.
      if (to.kind === 'person' && isConversationGone(first)) return postOnce(to, message)
      if (to.kind !== 'conversation' || to.threadId === undefined || !isThreadGone(first)) return first
      return { outcome: 'astray', code: first.code, reason: first.reason }
    },
    async update(at, messageId, card) {
      const destination = await findDestination(at)
      return isDestination(destination)
        ? deliverUpdate(connector, destination, messageId, cardMessage(card, { pictures: await picturesOf(card, log) }))
        : destination
    },
    clockDifference: () => tokenClock.difference,
  }
}
