import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { SendResult } from '../../src/ports/chat-platform.ts'
import type { LinkEvents, PlatformLink, Trouble } from '../../src/ports/platform-link.ts'
import { refusesToken } from './errors/slack-error-codes.ts'
import { SlackStartError, startErrorFor, troubleOf } from './errors/start-error.ts'
import { whoAmI, type OwnIdentity } from './identify/own-identity.ts'
import type { HeldAck } from './receive/held-ack.ts'
import type { HttpReceiver } from './receive/http-receiver.ts'
import { SocketReceiver } from './receive/socket-receiver.ts'

export type SlackLink = Pick<PlatformLink, 'connect' | 'stop'> & {
  /** Makes a message wait, for which Slack refused the token: that is mended by whoever runs Liaison, not by giving it up. */
  watch(result: SendResult): SendResult
}

const STOPPED: Trouble = { code: 'stopped', reason: 'Liaison is stopping.', permanent: false, canSend: false }

/**
 * The tie to Slack: the bot token lets us send and says who we are; then requests are let in, or the Socket Mode
 * connection is made. Without knowing who we are nothing is let in: nobody could be told from an outsider.
 */
export function createSlackLink(parts: {
  client: WebClient
  app: App
  heldAck: HeldAck
  receiver: HttpReceiver | SocketReceiver
  identified: (identity: OwnIdentity) => void
}): SlackLink {
  const { client, app, heldAck, receiver, identified } = parts
  const socket = receiver instanceof SocketReceiver ? receiver : undefined
  let events: LinkEvents | undefined
  let stopped = false

  async function connect(to: LinkEvents): Promise<Trouble | undefined> {
    events = to
    let canSend = false
    try {
      const identity = await whoAmI(client)
      if (stopped) return STOPPED
      identified(identity)
      to.home(identity.homeTeamId)
      canSend = true
      await app.start().catch((cause: unknown) => {
        throw startErrorFor(cause, 'SLACK_APP_TOKEN')
      })
      return stopped ? STOPPED : undefined
    } catch (error) {
      if (!(error instanceof SlackStartError)) throw error
      return troubleOf(error, canSend)
    }
  }

  if (socket)
    socket.onLost = () =>
      events?.lost({
        code: 'socket_lost',
        reason: 'The Socket Mode connection ended.',
        permanent: false,
        canSend: true,
      })

  return {
    connect,
    async stop() {
      stopped = true
      // Over the socket, what was let in must still be acknowledged; a request holds its own answer.
      if (socket) socket.close()
      else await app.stop()
      await heldAck.settled()
      await app.stop()
    },
    watch(result) {
      if (result.outcome !== 'permanent' || !refusesToken(result.code)) return result
      const { code, reason } = result
      events?.lost({ code, reason, permanent: true, canSend: false })
      return { outcome: 'temporary', code, reason }
    },
  }
}
