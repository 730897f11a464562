import { MINUTE, type Ms, SECOND } from '../domain/time/instant.ts'

const FIRST_WAIT_MS: Ms = SECOND
const LONGEST_WAIT_MS: Ms = 30 * SECOND
/** What a person must change is tried again this often, in case it was changed on the platform's side. */
const AFTER_A_REFUSAL_MS: Ms = 5 * MINUTE
/** A connection that stood shorter counts as one more failure: who hangs up at once is not called without pause. */
const STOOD_MS: Ms = 30 * SECOND

/**
 * How long to wait before the next attempt, after so many failures in a row. `chance` in [0, 1) spreads many processes:
 * the wait is between half and the whole of what has doubled with each failure, and never more than half a minute,
 * unless the platform itself asks for more.
 */
export function waitToConnect(
  failures: number,
  { permanent, retryAfterMs = 0 }: { permanent: boolean; retryAfterMs?: Ms },
  chance: number,
): Ms {
  if (permanent) return AFTER_A_REFUSAL_MS
  if (failures === 0) return 0
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1))
  return Math.max(Math.ceil(longest * (0.5 + chance / 2)), retryAfterMs)
}

/** Failures in a row, after one more: none when what was lost had stood well. `stoodMs` is 0 when it did not stand at all. */
export function failuresAfterLoss(failures: number, stoodMs: Ms): number {
  return stoodMs >= STOOD_MS ? 0 : failures + 1
}
