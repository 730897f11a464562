import { randomBytes } from 'node:crypto'
import type { Ms } from '../../../domain/time/instant.ts'

/** A trigger_id can be exchanged once, within three seconds of real time. */
const LIFE: Ms = 3_000
const KEPT = 200

/** Where the person was who set off the trigger. */
export type TriggerOrigin = { userId: string; channelId?: string; messageTs?: string; viewId?: string }

type Trigger = TriggerOrigin & { expiresAt: number; exchanged: boolean }

/** Issues trigger ids and exchanges them. Not durable: no trigger outlives a restart. */
export class Triggers {
  readonly #issued = new Map<string, Trigger>()
  readonly #realNow: () => number

  constructor(realNow: () => number) {
    this.#realNow = realNow
  }

  issue(origin: TriggerOrigin): string {
    const id = `${randomBytes(4).readUInt32BE()}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString('hex')}`
    this.#issued.set(id, { ...origin, expiresAt: this.#realNow() + LIFE, exchanged: false })
    const oldest = this.#issued.keys().next().value
    if (this.#issued.size > KEPT && oldest !== undefined) this.#issued.delete(oldest)
    return id
  }

  /** What the trigger may be used for now; `use` exchanges it, and is called once the view is known to be valid. */
  look(
    id: unknown,
  ):
    | { origin: TriggerOrigin; use(): void }
    | { error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' } {
    const trigger = typeof id === 'string' ? this.#issued.get(id) : undefined
    if (trigger === undefined) return { error: 'invalid_trigger_id' }
    if (trigger.exchanged) return { error: 'exchanged_trigger_id' }
    if (this.#realNow() > trigger.expiresAt) return { error: 'expired_trigger_id' }
    return {
      origin: trigger,
      use() {
        trigger.exchanged = true
      },
    }
  }
}
