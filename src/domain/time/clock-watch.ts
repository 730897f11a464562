import { type Instant, type Ms, SECOND } from './instant.ts'

/**
 * How far a platform's clock is ahead of this machine's, as its last genuine request showed; negative when ours is ahead.
 * `trouble`: what is wrong and what to do about it; absent while the two agree. `refuses`: it is so much that the request was not let in.
 */
export type ClockDifference = { aheadMs: number; seenAt: Instant; trouble?: string; refuses?: true }

type Standing = 'agrees' | 'differs' | 'refused'

/** Less than this has no consequence. */
const WORTH_SAYING: Ms = 10 * SECOND

/** A difference around the line above is said once, not again and again. */
const AGREES_AGAIN: Ms = 5 * SECOND

/** Watches by what a platform says of the time whether its clock and ours agree, and words each change of that once. */
export class ClockWatch {
  readonly #platform: string
  readonly #tolerated: { ahead: Ms; behind: Ms }
  #standing: Standing = 'agrees'
  #difference: ClockDifference | undefined

  /** `tolerated`: how far the platform's clock may be ahead of ours, or behind it, before its requests are refused. */
  constructor(platform: string, tolerated: { ahead: Ms; behind: Ms }) {
    this.#platform = platform
    this.#tolerated = tolerated
  }

  /** A genuine request has come whose time was `aheadMs` ahead of `now`. Returns what is to be said, when that is news. */
  saw(aheadMs: number, now: Instant): { agrees: boolean; sentence: string } | undefined {
    const before = this.#standing
    this.#standing = this.#judge(aheadMs)
    const agrees = this.#standing === 'agrees'
    const sentence = this.#say(aheadMs)
    const refuses = this.#standing === 'refused' && { refuses: true as const }
    this.#difference = { aheadMs, seenAt: now, ...(!agrees && { trouble: sentence }), ...refuses }
    return this.#standing === before ? undefined : { agrees, sentence }
  }

  /** What the last request showed; undefined before the first. */
  get difference(): ClockDifference | undefined {
    return this.#difference
  }

  #judge(aheadMs: number): Standing {
    if (aheadMs > this.#tolerated.ahead || -aheadMs > this.#tolerated.behind) return 'refused'
    const line = this.#standing === 'agrees' ? WORTH_SAYING : AGREES_AGAIN
    return Math.abs(aheadMs) > line ? 'differs' : 'agrees'
  }

  #say(aheadMs: number): string {
    if (this.#standing === 'agrees') return `The clock of ${this.#platform} and this machine's agree again.`
    const direction = aheadMs > 0 ? 'ahead of' : 'behind'
    const most = seconds(aheadMs > 0 ? this.#tolerated.ahead : this.#tolerated.behind)
    const consequence =
      this.#standing === 'refused'
        ? `More than ${most} are not let in, so its requests are refused.`
        : `Beyond ${most} its requests would be refused.`
    const difference = `The clock of ${this.#platform} is ${seconds(aheadMs)} ${direction} this machine's.`
    return `${difference} ${consequence} Let a time server (NTP) set this machine's clock.`
  }
}

function seconds(ms: number): string {
  return `${Math.round(Math.abs(ms) / SECOND)} s`
}
