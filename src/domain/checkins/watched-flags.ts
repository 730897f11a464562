import type { EarlierRun } from './earlier.ts'
import { FLAG_IDS, type FlagId, FLAGS } from './flags.ts'
import { type FlagStanding, flagStandings, QUARTER } from './red-flags.ts'
import type { DimensionScore, RedFlag, Scores } from './scores.ts'
import type { Signals } from './signals.ts'

/** Why it cannot be said whether a flag stands. `needs`: the dimension that it goes by. */
export type Unknown =
  | { why: 'no result' | 'no index' | 'first quarter' | 'no first index' | 'nothing promised' | 'not known here' }
  | { why: 'too few answered' | 'not judged' | 'not asked'; needs: string }

/**
 * How a flag stands by the last result, and by what is known beside it. `inARow`: so many results in a row show it. `clear`: by these figures it does not
 * stand. One of which nothing can be said is neither. `lacks`: what it would go by, too, and is not known.
 */
export type WatchedFlag = { flag: FlagId; name: string; lacks: (keyof Signals)[] } & (
  | { how: 'stands'; red: RedFlag; inARow: number }
  | { how: 'clear'; dimensions: DimensionScore[]; rhi?: number; attainment?: { kept: number; of: number } }
  | ({ how: 'unknown' } & Unknown)
)

type HowItStands = WatchedFlag extends infer One
  ? One extends WatchedFlag
    ? Omit<One, 'flag' | 'name' | 'lacks'>
    : never
  : never

/** By which dimension each goes that goes by one, and of which sides it must be judged. */
const GOES_BY: Partial<Record<FlagId, { needs: string; sides: 'ours' | 'either' | 'both' }>> = {
  R1: { needs: 'independence', sides: 'ours' },
  R2: { needs: 'independence', sides: 'ours' },
  R3: { needs: 'alignment', sides: 'either' },
  R4: { needs: 'readiness', sides: 'either' },
  R8: { needs: 'fairness', sides: 'both' },
}

/** Each flag there is, by these closed runs, the oldest first: those that `earlierRuns` knows, and the last. */
export function watchedFlags(closed: readonly EarlierRun[], signals: Signals): WatchedFlag[] {
  const last = closed.at(-1)
  if (!last) return FLAG_IDS.map((flag) => ({ flag, name: FLAGS[flag], lacks: [], how: 'unknown', why: 'no result' }))
  const seen = { shown: last.result, earlier: closed.slice(0, -1), signals, until: last.closedAt }
  return flagStandings(seen).map((standing) => ({
    ...{ flag: standing.flag, name: FLAGS[standing.flag], lacks: standing.lacks },
    ...howItStands(standing, closed, signals),
  }))
}

function howItStands(
  { flag, raised, clear }: FlagStanding,
  closed: readonly EarlierRun[],
  signals: Signals,
): HowItStands {
  const { result } = closed.at(-1)!
  if (raised) return { how: 'stands', red: raised, inARow: inARow(flag, closed) }
  return clear
    ? { how: 'clear', ...figuresOf(flag, result, signals) }
    : { how: 'unknown', ...whyUnknown(flag, closed, signals) }
}

/** The last, and those right before it that showed it. */
function inARow(flag: FlagId, closed: readonly EarlierRun[]): number {
  const before = closed.slice(0, -1)
  return before.length - before.findLastIndex(({ result }) => result.flags.every((one) => one.flag !== flag))
}

function whyUnknown(flag: FlagId, closed: readonly EarlierRun[], { attainment, actions }: Signals): Unknown {
  const last = closed.at(-1)!
  const { result } = last
  const by = GOES_BY[flag]
  if (by) {
    // R2 goes by the checks that asked, and what was said before them is known still.
    const known = result.dimensions.find(({ dimension }) => dimension === by.needs)
    if (flag === 'R2' && known?.earlier && known.internal !== undefined) return { why: 'not asked', needs: by.needs }
    const few = result.internal === undefined || (by.sides !== 'ours' && result.partner === undefined)
    return { why: few ? 'too few answered' : 'not judged', needs: by.needs }
  }
  if (flag === 'R6' && attainment?.of === 0) return { why: 'nothing promised' }
  if (flag === 'R5' || flag === 'R6' || (flag === 'R7' && result.rhi === undefined) || (flag === 'R11' && actions))
    return { why: 'no index' }
  if (flag === 'R7') return { why: last.closedAt <= closed[0]!.closedAt + QUARTER ? 'first quarter' : 'no first index' }
  return { why: 'not known here' }
}

/** What it is judged by: of the gap the widest alone. */
function figuresOf(flag: FlagId, { dimensions, rhi }: Scores, { attainment }: Signals) {
  const by = GOES_BY[flag]
  if (by) return { dimensions: dimensions.filter(({ dimension }) => dimension === by.needs) }
  if (flag === 'R5') {
    const apart = dimensions.filter(({ gap }) => gap !== undefined)
    return { dimensions: apart.toSorted((a, b) => Math.abs(b.gap!) - Math.abs(a.gap!)).slice(0, 1) }
  }
  const ofIndex = (flag === 'R6' || flag === 'R7') && rhi !== undefined ? { rhi } : {}
  return { dimensions: [], ...ofIndex, ...(flag === 'R6' && attainment && { attainment }) }
}
