import { type Level, offsetMs, placeOf } from '../terms/level.ts'
import type { Instant } from '../time/instant.ts'
import type { Promised } from './clock.ts'
import type { ClockHistory } from './derive-clock.ts'
import { reachedAt, usedUpAt } from './due.ts'
import { notCounted, type Ruling } from './used-time.ts'

/** A level of a clock, by where it lies in the target, and the time at which it is, or was, reached. */
export type LevelAt = { percent: number; level: Level; at: Instant; usedPercent: number }

/**
 * The levels of the terms that the due time comes of, in their order. Those before it are reached as it is: a pause that begins before one puts it off. Those
 * after it are reached as the overdue time grows, which stands still while the clock is paused. What a pause keeps off is left out, and so is what would lie at
 * the start, or before it, where a round has only a part of the target.
 */
export function levelsOf(ruling: Ruling | undefined, history: ClockHistory): LevelAt[] {
  if (!ruling) return []
  const { promised } = ruling.reckoning
  return promised.objective.levels
    .flatMap((level): LevelAt[] => {
      const at = level.when === 'before' ? beforeDue(ruling, history, level) : afterDue(ruling, history, level)
      return at === undefined ? [] : [{ percent: placeOf(level, promised), level, ...at }]
    })
    .toSorted((one, other) => one.percent - other.percent)
}

/** The level that lies there in the target, as the terms in force say it; undefined where they name none there any more. */
export function levelAt({ objective, ...counted }: Promised, percent: number): Level | undefined {
  return objective.levels.find((level) => placeOf(level, counted) === percent)
}

type Reached = Pick<LevelAt, 'at' | 'usedPercent'>

function beforeDue({ reckoning }: Ruling, { pauses }: ClockHistory, level: Level): Reached | undefined {
  const { promised, neededMs } = reckoning
  const share =
    'percent' in level.off ? placeOf(level, promised) / 100 : 1 - offsetMs(level, promised, neededMs) / neededMs
  if (share <= 0) return undefined
  const at = reachedAt({ ...reckoning, notBefore: -Infinity }, pauses, share)
  return at === undefined ? undefined : { at, usedPercent: Math.floor(share * 100) }
}

function afterDue(ruling: Ruling, { pauses }: ClockHistory, level: Level): Reached | undefined {
  const { reckoning, dueAt } = ruling
  if (dueAt === undefined) return undefined
  const { promised, neededMs } = reckoning
  const frozen = notCounted(ruling, pauses).filter(({ from }) => from >= dueAt)
  const at = usedUpAt(promised.calendar, dueAt, offsetMs(level, promised, neededMs), frozen)
  return at === undefined ? undefined : { at, usedPercent: 100 }
}
