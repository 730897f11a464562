import type { Side } from '../partners/party.ts'
import { ALWAYS, type Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import { causesOf, type Climbed, climbedAt, type Ladder, type Rung, urgencyOf } from './ladder.ts'
import type { LadderStep } from './policy.ts'

/**
 * When a step told at `toldAt` has waited long enough. A page waits by the wall clock on our side; nobody outside is expected to answer outside the hours
 * that were agreed on, unless the breached objective runs at every hour. Otherwise a wait in working days counts working hours whatever `waitIn` says.
 */
export function waitEndsAt(ladder: Ladder, side: Side, { wait, waitIn }: LadderStep, toldAt: Instant): Instant {
  const ms = durationMs(wait, ladder.calendar)
  const inHours = addWorkAtMost(callingHours(ladder, side), toldAt, ms)
  if (urgencyOf(ladder) === 'page') return side === 'internal' ? toldAt + ms : inHours
  return waitIn === 'working' || wait.unit === 'working days' ? inHours : toldAt + ms
}

/** So much later than a step is told its wait begins at most: where nobody may read it for longer, the next step is told. */
const LATEST = { amount: 1, unit: 'working days' } as const

/** From when on the wait of a step counts that is no page: as the first of those whom it calls may read it. */
export function waitsFrom(ladder: Ladder, { at, heardFrom = at }: Pick<Climbed, 'at' | 'heardFrom'>): Instant {
  return Math.min(heardFrom, addWorkAtMost(ladder.calendar, at, durationMs(LATEST, ladder.calendar)))
}

/** From when on a step that was told already waits anew: at once, but for those who may not read it yet. A page waits for nobody. */
export function waitsAnewFrom(ladder: Ladder, rung: Rung, now: Instant): Instant {
  const told = urgencyOf(ladder) === 'page' ? undefined : climbedAt(ladder, rung)
  return told ? Math.max(now, waitsFrom(ladder, told)) : now
}

/** The hours in which a side is called: those agreed on, but for pages, for which ours are all, and theirs where the breached objective runs at all. */
export function callingHours(ladder: Ladder, side: Side): Calendar {
  if (urgencyOf(ladder) !== 'page') return ladder.calendar
  return side === 'internal' || runsAroundTheClock(ladder) ? ALWAYS : ladder.calendar
}

/** Something that it stands for is promised for every hour of every day. */
export function runsAroundTheClock(ladder: Ladder): boolean {
  return causesOf(ladder).some(({ aroundTheClock }) => aroundTheClock)
}
