import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { Remember, Remembered } from '../../../src/ports/remembered.ts'
import { classifyError } from '../errors/classify-error.ts'
import { whyNotSaid } from '../errors/why-not-said.ts'
import type { SlackPerson } from './standing.ts'

/** What Slack says of a person; `unknown` for nobody it shows, `temporary` when it did not say just now. */
export type FoundPerson = SlackPerson | 'unknown' | { temporary: string }

/** Who people are seldom changes, and changes are told by events; ten minutes keep `users.info` far below its rate limit. */
const FRESH = 10 * MINUTE
const MOST = 5_000

/** Slack's words for somebody whom it does not know or does not show to the bot. */
const NOBODY = ['user_not_found', 'user_not_visible', 'users_not_found', 'invalid_user_id']

/** Who people are, from `users.info`, remembered for a while. */
export class People {
  readonly #client: WebClient
  readonly #log: Log
  readonly #known: Remembered<FoundPerson>

  constructor({ client, log, remember }: { client: WebClient; log: Log; remember: Remember }) {
    this.#client = client
    this.#log = log
    const counts = (found: FoundPerson) => found === 'unknown' || !('temporary' in found)
    this.#known = remember({ freshMs: FRESH, most: MOST, counts })
  }

  find(userId: string): Promise<FoundPerson> {
    return this.#known.answer(userId, '', () => this.#ask(userId))
  }

  /** Whether Slack need not be asked about them just now. */
  isKnown(userId: string): Promise<boolean> {
    return this.#known.knows(userId, '')
  }

  /** Something about them changed: Slack is asked anew. */
  forget(userId: string): void {
    this.#known.forget(userId)
  }

  async #ask(userId: string): Promise<FoundPerson> {
    try {
      const { user } = await this.#client.users.info({ user: userId, include_locale: true })
      if (user === undefined) return { temporary: 'Slack does not say (its answer names nobody).' }
      const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || userId
      const enterpriseId = user.enterprise_user?.enterprise_id
      return {
        userId,
        name,
        ...(user.tz && { zone: user.tz }),
        ...(user.locale && { locale: user.locale }),
        ...(user.team_id && { teamId: user.team_id }),
        ...(enterpriseId && { enterpriseId }),
        deleted: user.deleted === true,
        guest: user.is_restricted === true || user.is_ultra_restricted === true,
        bot: user.is_bot === true || user.is_workflow_bot === true,
      }
    } catch (error) {
      if (error instanceof WebAPIPlatformError && NOBODY.includes(error.data.error)) return 'unknown'
      const failure = classifyError(error)
      this.#log.warn({ userId, code: failure.code }, 'a person could not be looked up')
      return { temporary: whyNotSaid(failure) }
    }
  }
}
