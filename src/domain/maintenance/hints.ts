import type { MaintenanceTerms } from '../sla/figures/maintenance.ts'
import type { Ms } from '../time/instant.ts'
import type { Maintenance } from './maintenance.ts'

/** What whoever announces a window should know of it. `noticeMs` 0: no more than before it begins. */
export type Hint =
  | { hint: 'overlaps'; number: number }
  | { hint: 'short notice'; noticeMs: Ms }
  | { hint: 'longer than admitted'; longestMs: Ms }
  /** No terms leave anything out for it. */
  | { hint: 'not admitted' }

/** `others`: windows with the same partner that meet it. */
export function hintsFor(
  state: Maintenance,
  others: readonly Maintenance[],
  terms: MaintenanceTerms | undefined,
): Hint[] {
  const { id, from, to, announcedAt } = state
  const meeting = others.filter((one) => one.id !== id && one.status !== 'cancelled' && one.from < to && one.to > from)
  return [
    ...meeting.map(({ number }): Hint => ({ hint: 'overlaps', number })),
    ...(terms === undefined ? [{ hint: 'not admitted' } as const] : []),
    ...(terms && from - announcedAt < terms.noticeMs
      ? [{ hint: 'short notice', noticeMs: terms.noticeMs } as const]
      : []),
    ...(terms && 'longestMs' in terms && to - from > terms.longestMs
      ? [{ hint: 'longer than admitted', longestMs: terms.longestMs } as const]
      : []),
  ]
}
