import { DAY, type Instant } from '../time/instant.ts'
import type { Earlier } from './earlier.ts'
import { FLAG_IDS, type FlagId, type FlagPolicy, FLAGS, startedBy } from './flags.ts'
import { mean } from './judgements.ts'
import type { DimensionScore, RedFlag, Scores } from './scores.ts'
import type { Signals } from './signals.ts'

/** Below this a score is red. */
const RED = 50

/** From here on the two sides see a dimension differently enough to talk about it. */
const WIDE_GAP = 25

/** So far below the mean of the first quarter the index has faded. */
const FADED = 15
/** From the first check of a partnership on: by what it showed then its index is judged. */
export const QUARTER = 90 * DAY

/** Kept to so much, and red all the same, promises say nothing of the partnership. Percent. */
export const KEPT_WELL = 95

/** So long before notice is to be given it must be known that one could leave. */
const TO_LEAVE = 180 * DAY

/** What a run shows, once its answers are reckoned. */
type Shown = Pick<Scores, 'dimensions' | 'rhi'>

/** What the flags go by: what a run shows, those before it, what is known beside, and when that is. */
export type Seen = { shown: Shown; earlier: Earlier; signals: Signals; until: Instant }

type Evidence = Pick<RedFlag, 'rule' | 'dimensions'>

/** One way in which a flag may be raised: its evidence, false where it is not so, undefined where nothing is known. `from`: by what beside the answers. */
type Way = { from?: keyof Signals; sees: (seen: Seen) => Evidence | false | undefined }

/** How a flag stands. Neither raised nor clear where nothing that it goes by is known. `lacks`: what it would go by, too, and is not known. */
export type FlagStanding = { flag: FlagId; raised?: RedFlag; clear: boolean; lacks: (keyof Signals)[] }

/** The red flags that stand, in the order of their numbers; without those that were agreed to start nothing. */
export function redFlags(seen: Seen, policy?: FlagPolicy): RedFlag[] {
  return flagStandings(seen).flatMap(({ flag, raised }) =>
    raised && startedBy(flag, policy) !== 'nothing' ? [raised] : [],
  )
}

/** How each of them stands. */
export function flagStandings(seen: Seen): FlagStanding[] {
  return FLAG_IDS.map((flag) => {
    const looked = WAYS[flag].map(({ sees }) => sees(seen))
    const raised = looked.find((one) => one !== undefined && one !== false)
    return {
      flag,
      ...(raised && { raised: { flag, name: FLAGS[flag], ...raised } }),
      clear: !raised && looked.includes(false),
      lacks: WAYS[flag].flatMap(({ from }) => (from && seen.signals[from] === undefined ? [from] : [])),
    }
  })
}

/** Those that did not stand before; what is of dimensions is new where it is of another one. */
export function newFlags(flags: RedFlag[], before: RedFlag[]): RedFlag[] {
  return flags.filter(({ flag, rule, dimensions }) => {
    const known = before.filter((one) => one.flag === flag)
    if (known.length === 0) return true
    const knew = new Set(known.flatMap((one) => one.dimensions.map(({ dimension }) => dimension)))
    return OF_DIMENSIONS.has(rule.kind) && dimensions.some(({ dimension }) => !knew.has(dimension))
  })
}

const OF_DIMENSIONS: ReadonlySet<RedFlag['rule']['kind']> = new Set(['apart', 'ageing'])

const WAYS: Record<FlagId, Way[]> = {
  R1: [
    { sees: ({ shown }) => belowRed(scoreOf(shown, 'independence'), ['internal']) },
    { from: 'checklist', sees: ({ signals }) => overdue('checklist', signals.checklist) },
  ],
  R2: [{ sees: redTwice }, { from: 'contract', sees: noWayOut }],
  R3: [
    { sees: ({ shown }) => belowRed(scoreOf(shown, 'alignment'), ['internal', 'partner']) },
    { from: 'contract', sees: paidForTime },
  ],
  R4: [
    { sees: ({ shown }) => belowRed(scoreOf(shown, 'readiness'), ['internal', 'partner']) },
    { from: 'readiness', sees: ({ signals }) => overdue('readiness', signals.readiness) },
  ],
  R5: [{ sees: farApart }],
  R6: [{ from: 'attainment', sees: redInside }],
  R7: [{ sees: faded }],
  R8: [{ sees: rawDeal }],
  R9: [{ from: 'changes', sees: rising }],
  R10: [{ from: 'reviews', sees: missedTwice }],
  R11: [{ from: 'actions', sees: ageing }],
}

function belowRed(of: DimensionScore | undefined, sides: ('internal' | 'partner')[]): Evidence | false | undefined {
  const known = sides.flatMap((side) => of?.[side] ?? [])
  if (!of || known.length === 0) return undefined
  return known.some(isRed) && { rule: { kind: 'below', limit: RED }, dimensions: [of] }
}

function overdue(
  what: 'checklist' | 'readiness',
  known: { overdue: number } | undefined,
): Evidence | false | undefined {
  return known && known.overdue > 0 && { rule: { kind: 'overdue', what, items: known.overdue }, dimensions: [] }
}

/** Independence in the red twice running, of the runs that asked it. */
function redTwice({ shown, earlier }: Seen): Evidence | false | undefined {
  const [before, now] = lastAsked('independence', { shown, earlier })
  if (now?.internal === undefined) return undefined
  const twice = isRed(now.internal) && isRed(before?.internal)
  return twice && { rule: { kind: 'below twice', limit: RED }, dimensions: [now] }
}

function noWayOut({ signals: { contract }, until }: Seen): Evidence | false | undefined {
  if (!contract) return undefined
  const days = Math.floor((contract.noticeBy - until) / DAY)
  return (
    !contract.exitTested &&
    contract.noticeBy - until < TO_LEAVE && { rule: { kind: 'no way out', days }, dimensions: [] }
  )
}

function paidForTime({ shown, signals: { contract } }: Seen): Evidence | false | undefined {
  const outcomes = scoreOf(shown, 'outcomes')
  if (!contract) return undefined
  return contract.billed === 'by time only' && belowRed(outcomes, ['internal', 'partner'])
}

/** One flag for all dimensions with a wide gap: one conversation, not several. */
function farApart({ shown: { dimensions } }: Seen): Evidence | false | undefined {
  const known = dimensions.flatMap((one) => (one.gap === undefined ? [] : [{ one, gap: Math.abs(one.gap) }]))
  const wide = known.filter(({ gap }) => gap >= WIDE_GAP).map(({ one }) => one)
  if (known.length === 0) return undefined
  return wide.length > 0 && { rule: { kind: 'apart', from: WIDE_GAP }, dimensions: wide }
}

/** Green outside, red inside. */
function redInside({ shown: { rhi }, signals: { attainment, satisfaction } }: Seen): Evidence | false | undefined {
  if (!attainment || attainment.of === 0 || (rhi === undefined && satisfaction === undefined)) return undefined
  const kept = oneDecimal((attainment.kept / attainment.of) * 100)
  const red = isRed(rhi) ? { rhi: rhi! } : isRed(satisfaction) ? { satisfaction: satisfaction! } : undefined
  return (
    attainment.kept * 100 >= KEPT_WELL * attainment.of &&
    red !== undefined && {
      rule: { kind: 'kept but red', kept, limit: RED, ...red },
      dimensions: [],
    }
  )
}

function faded({ shown: { rhi }, earlier, until }: Seen): Evidence | false | undefined {
  const known = earlier.flatMap(({ closedAt, result }) =>
    result.rhi === undefined ? [] : [{ closedAt, rhi: result.rhi }],
  )
  // The partnership's first, whether there was an index in it or not.
  const [first] = earlier
  if (!first || rhi === undefined || until <= first.closedAt + QUARTER) return undefined
  const quarter = known.filter(({ closedAt }) => closedAt <= first.closedAt + QUARTER)
  if (quarter.length === 0) return undefined
  const from = oneDecimal(mean(quarter.map((one) => one.rhi))!)
  // One decimal: 75.1 − 60 is no less than 15.1.
  return oneDecimal(from - rhi) >= FADED && { rule: { kind: 'fell', from, to: rhi, limit: FADED }, dimensions: [] }
}

function rawDeal({ shown }: Seen): Evidence | false | undefined {
  const fairness = scoreOf(shown, 'fairness')
  if (fairness?.internal === undefined || fairness.partner === undefined) return undefined
  return (
    isRed(fairness.internal) !== isRed(fairness.partner) && {
      rule: { kind: 'below', limit: RED },
      dimensions: [fairness],
    }
  )
}

/** More of them in each of three periods than in the one before. */
function rising({ signals: { changes } }: Seen): Evidence | false | undefined {
  if (!changes || changes.length < 4) return undefined
  const last = changes.slice(-4)
  return (
    last.every((one, at) => at === 0 || one > last[at - 1]!) && {
      rule: { kind: 'rising', counts: last },
      dimensions: [],
    }
  )
}

function missedTwice({ signals: { reviews } }: Seen): Evidence | false | undefined {
  if (!reviews) return undefined
  const [one, other] = reviews.slice(-2)
  const sides = (['internal', 'partner'] as const).filter(
    (side) => one?.missing.includes(side) && other?.missing.includes(side),
  )
  return sides.length > 0 && { rule: { kind: 'missing twice', sides }, dimensions: [] }
}

/** In the red in the last two runs that asked it, and nothing is done about it. */
function ageing({ shown, earlier, signals: { actions } }: Seen): Evidence | false | undefined {
  if (!actions) return undefined
  if (shown.dimensions.every(({ internal, partner }) => internal === undefined && partner === undefined))
    return undefined
  const aged = shown.dimensions.filter((now) => {
    if (now.earlier || !isRedOnASide(now)) return false
    const before = earlier.findLast(({ result }) => asked(result, now.dimension))
    if (!before || !isRedOnASide(asked(before.result, now.dimension)!)) return false
    return !actions.some(
      ({ dimension, askedAt, unfinished }) => dimension === now.dimension && (unfinished || askedAt >= before.closedAt),
    )
  })
  return aged.length > 0 && { rule: { kind: 'ageing', limit: RED }, dimensions: aged }
}

function lastAsked(
  dimension: string,
  { shown, earlier }: Pick<Seen, 'shown' | 'earlier'>,
): [DimensionScore | undefined, DimensionScore | undefined] {
  const before = earlier.flatMap(({ result }) => asked(result, dimension) ?? []).at(-1)
  return [before, asked(shown, dimension)]
}

function asked({ dimensions }: Pick<Scores, 'dimensions'>, name: string): DimensionScore | undefined {
  return dimensions.find(({ dimension, earlier }) => dimension === name && !earlier)
}

function scoreOf({ dimensions }: Shown, name: string): DimensionScore | undefined {
  return dimensions.find(({ dimension }) => dimension === name)
}

/** Of a score from 0 to 100. */
export function isRed(score: number | undefined): boolean {
  return score !== undefined && score < RED
}

/** One contented side does not make up for the other. */
export function isRedOnASide({ internal, partner }: DimensionScore): boolean {
  return isRed(internal) || isRed(partner)
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
