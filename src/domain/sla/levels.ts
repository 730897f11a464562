import { type Level, offsetMs, placeOf } from '../terms/level.ts'
import type { Instant } from '../time/instant.ts'
import type { Promised } from './clock.ts'
import type { ClockHistory } from './derive-clock.ts'
import { reachedAt, type Reckoning, usedUpAt } from './due.ts'
import { notCounted, type Ruling } from './used-time.ts'

/** A level of the terms that the due time comes of, by where it lies in the target. */
type Placed = { percent: number; level: Level }

/** The time at which it is, or was, reached, and how much of the target is used then. */
export type LevelAt = Placed & { at: Instant; usedPercent: number }

/**
 * The levels of these terms, in their order, with the moments of those that are not kept off by a pause. Those before the due time are reached as it is: a pause
 * that begins before one puts it off. Those after it are reached as the overdue time grows, which stands still while the clock is paused.
 */
export function levelsOf(ruling: Ruling | undefined, history: ClockHistory): LevelAt[] {
  if (!ruling) return []
  return placed(ruling).flatMap(({ percent, level }) => {
    const at = level.when === 'before' ? beforeDue(ruling, history, level) : afterDue(ruling, history, level)
    return at === undefined ? [] : [{ percent, level, ...at }]
  })
}

/** The one before the due time that people are told of: the one that is marked, else the last. */
export function sentLevel(ruling: Ruling | undefined): Placed | undefined {
  const before = ruling ? placed(ruling).filter(({ level }) => level.when === 'before') : []
  return before.find(({ level }) => level.sent) ?? before.at(-1)
}

/** What would lie at the start, or before it, is left out: a round may have only a part of the target. */
function placed({ reckoning }: Ruling): Placed[] {
  const { promised } = reckoning
  return promised.objective.levels
    .filter((level) => level.when === 'after' || shareOf(reckoning, level) > 0)
    .map((level) => ({ percent: placeOf(level, promised), level }))
    .toSorted((one, other) => one.percent - other.percent)
}

/** The level that lies there in the target, as the terms in force say it; undefined where they name none there any more. */
export function levelAt({ objective, ...counted }: Promised, percent: number): Level | undefined {
  return objective.levels.find((level) => placeOf(level, counted) === percent)
}

type Reached = Pick<LevelAt, 'at' | 'usedPercent'>

function beforeDue({ reckoning }: Ruling, { pauses }: ClockHistory, level: Level): Reached | undefined {
  const share = shareOf(reckoning, level)
  const at = reachedAt({ ...reckoning, notBefore: -Infinity }, pauses, share)
  return at === undefined ? undefined : { at, usedPercent: Math.floor(share * 100) }
}

/** How much of what is needed is used when a level before the due time comes. */
function shareOf({ promised, neededMs }: Reckoning, level: Level): number {
  return 'percent' in level.off ? placeOf(level, promised) / 100 : 1 - offsetMs(level, promised, neededMs) / neededMs
}

function afterDue(ruling: Ruling, { pauses }: ClockHistory, level: Level): Reached | undefined {
  const { reckoning, dueAt } = ruling
  if (dueAt === undefined) return undefined
  const { promised, neededMs } = reckoning
  const frozen = notCounted(ruling, pauses).filter(({ from }) => from >= dueAt)
  const at = usedUpAt(promised.calendar, dueAt, offsetMs(level, promised, neededMs), frozen)
  return at === undefined ? undefined : { at, usedPercent: 100 }
}
