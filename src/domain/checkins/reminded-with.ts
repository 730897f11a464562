import { dateAt } from '../time/wall-clock.ts'
import type { Run } from './run.ts'

/** One of the reminders of a run to somebody: the first is 0. */
export type Reminder = { run: Run; nth: number }

/**
 * The reminders that come to somebody in one message with this one: of each run that asks them, that of the same day by their clock, the first of them in front; that is the one whose message it is. What opened
 * only after that message had come has one of its own.
 */
export function remindedWith(runs: readonly Run[], { run, nth }: Reminder, personId: string, zone: string): Reminder[] {
  const momentsOf = ({ windows }: Run) => windows[personId]?.remindAt ?? []
  const at = momentsOf(run)[nth]
  if (at === undefined) return [{ run, nth }]
  const day = dateAt(at, zone)
  const ofDay = (one: Run) => momentsOf(one).filter((moment) => dateAt(moment, zone).equals(day))
  const place = ofDay(run).indexOf(at)
  const all = [run, ...runs.filter(({ id }) => id !== run.id)]
    .flatMap((one) => {
      const moment = ofDay(one)[place]
      return moment === undefined ? [] : [{ run: one, nth: momentsOf(one).indexOf(moment), at: moment }]
    })
    .toSorted((a, b) => a.at - b.at || a.run.number - b.run.number)
  const comes = all[0]?.at ?? at
  const together = all.filter((one) => one.run.openedAt <= comes)
  return together.some((one) => one.run.id === run.id) ? together : [{ run, nth }]
}
