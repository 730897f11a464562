import express, { type Router } from 'express'
import type { Log } from '../../src/ports/log.ts'
import type { LinkEvents, PlatformLink, Trouble } from '../../src/ports/platform-link.ts'
import { LoginError } from './login/login-error.ts'
import type { TokenClient } from './login/token-client.ts'
import type { TeamsConfig } from './teams-config.ts'

export type TeamsLink = Pick<PlatformLink, 'connect' | 'stop'> & {
  /**
   * Stands before the adapter's own route. What comes before it is known where the bot is at home, and so who its admins are, is to come
   * again, and so is what comes after stopping.
   */
  readonly door: Router
  /** Stopping waits for this work. */
  track<T>(work: Promise<T>): Promise<T>
  /** Resolves when no such work is left. */
  settled(): Promise<void>
  /** Somebody was given no token. */
  failed(error: LoginError): void
}

/**
 * The tie to Teams: the login service must give the bot a token, or nothing can be sent. What comes in is checked by
 * Microsoft's public keys alone, so it is heard all the same.
 */
export function createTeamsLink(config: TeamsConfig, tokens: TokenClient, log: Log): TeamsLink {
  const underWay = new Set<Promise<unknown>>()
  let events: LinkEvents | undefined
  let stopped = false

  const door = express.Router()
  door.post('/api/messages', (_request, response, next) => {
    if (stopped || events === undefined) response.status(503).end()
    else next()
  })

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay)
  }

  return {
    door,
    async connect(to) {
      if (config.auth === 'off' && events === undefined)
        log.warn({}, 'Teams authentication is off: anyone on this machine can speak as anyone')
      events = to
      to.home(config.tenantId)
      try {
        await tokens.token()
        return undefined
      } catch (error) {
        if (error instanceof LoginError) return troubleOf(error)
        throw error
      }
    },
    async stop() {
      stopped = true
      await settled()
    },
    settled,
    track(work) {
      const tracked = work.finally(() => underWay.delete(tracked))
      underWay.add(tracked)
      return tracked
    },
    failed: (error) => events?.lost(troubleOf(error)),
  }
}

function troubleOf({ code, message, temporary }: LoginError): Trouble {
  return { code, reason: message, permanent: !temporary, canSend: false }
}
