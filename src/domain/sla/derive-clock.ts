import type { CaseLogEntry } from '../cases/case.ts'
import type { MovedBack, RoundStory, Struck } from '../cases/round-story.ts'
import type { Instant } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import type { Pause } from './due.ts'
import type { Stop } from './measures/measure.ts'
import { ruleOf } from './measures/measures.ts'
import { type TurnOfCase, turnOf } from './turns-of.ts'

/** What a clock's times are derived from, together with the log. */
export type ClockRoots = Pick<
  Clock,
  'measure' | 'round' | 'obligor' | 'terms' | 'startedAt' | 'usedBeforeMs' | 'until' | 'late'
>

/** What the log says about one clock. */
export type ClockHistory = {
  /** Waits on the side that does not owe, in order, from the start until the end; only the last may still last. */
  pauses: Pause[]
  stop?: Stop
  voidedAt?: Instant
  struck: Struck[]
  /** What stopped or paused it turned out to have been earlier. */
  movedBack: MovedBack[]
}

export function historyOf(clock: ClockRoots, log: CaseLogEntry[]): ClockHistory {
  return historyIn(clock, turnOf(clock, log))
}

/** What the log says of a turn, from the start of `roots` on. */
export function historyIn(roots: ClockRoots, { story, stop, ...turn }: Omit<TurnOfCase, 'round'>): ClockHistory {
  const { measure, obligor, startedAt } = roots
  // What was over before anything was promised for it: nothing was to be measured.
  if (turn.startedAt < startedAt && (stop?.at ?? Infinity) < startedAt)
    return { pauses: [], voidedAt: startedAt, struck: [], movedBack: [] }
  const voidedAt = stop === undefined ? (turn.voidedAt ?? endOf(story, obligor)) : undefined
  const end = stop?.at ?? voidedAt ?? Infinity
  return {
    pauses: pausesOf(story, obligor, startedAt, end),
    ...(stop && { stop: { ...stop, at: Math.max(startedAt, stop.at) } }),
    ...(voidedAt !== undefined && { voidedAt: Math.max(startedAt, voidedAt) }),
    struck: story.struck.filter(({ at }) => startedAt <= at && at <= end),
    movedBack: story.movedBack.filter((one) => {
      if (one.what === 'answer' && one.by !== obligor) return startedAt <= one.instead && one.at <= end
      return one.what === ruleOf(measure).movedBackBy && one.at === stop?.at
    }),
  }
}

/** What the withdrawing or merging side owes itself runs on until the other side has confirmed. */
function endOf({ ended }: RoundStory, obligor: Clock['obligor']): Instant | undefined {
  return ended && (ended.by !== obligor || ended.confirmed) ? ended.at : undefined
}

function pausesOf({ waits }: RoundStory, obligor: Clock['obligor'], start: Instant, end: Instant): Pause[] {
  return waits.flatMap(({ on, from, to = Infinity }): Pause[] => {
    const stretch = { from: Math.max(from, start), to: Math.min(to, end) }
    if (on === obligor || stretch.from >= stretch.to) return []
    return [stretch.to === Infinity ? { from: stretch.from } : stretch]
  })
}
