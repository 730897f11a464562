import type { Case } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock, ClockDecision, ClockEvent, Given } from '../../domain/sla/clock.ts'
import { decideClock } from '../../domain/sla/decide-clock.ts'
import { measured, uncovered } from '../../domain/sla/measured.ts'
import { type Measure, MEASURES, ruleOf } from '../../domain/sla/measures/measures.ts'
import { type Agreed, startClock } from '../../domain/sla/start-clock.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { goesOnAt, turnsBegun, turnsOf } from '../../domain/sla/turns-of.ts'
import { givenLast } from '../../domain/sla/without-own-terms.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import type { Means } from '../scene.ts'
import { applyClockEffects } from './apply-clock-effects.ts'
import { settleClockNotices } from './clock-notices.ts'
import { agreedOn, asRebased, givenFrom, type Owed, type OwedInside, promisedFor } from './given-terms.ts'

/** Start the clocks of a case that was just opened. */
export async function startClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  for (const team of [undefined, ...owersInside(partner, state)])
    for (const promised of promisedFor(partner, state, team)) await start(means, partner, state, { promised }, [])
}

/**
 * The case's log grew: derive every clock anew, and start one for whatever there is to measure since, by the version of the terms that those before it run under. What
 * teams of ours owe comes last, and nothing of it is known to the others.
 */
export async function updateClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  const between = await means.tx.clocks.ofSubject('case', state.id)
  await updateOwed(means, partner, state, between)
  for (const { team, clocks, like } of await owedInside(means, partner, state, between))
    await updateOwed(means, partner, state, clocks, { team, like })
}

/** Of the teams that have clocks on the case, and of those that may get one by the terms that it runs under. */
export async function owedInside(means: Means, partner: Partner, state: Case, between: Clock[]): Promise<OwedInside[]> {
  if (state.obligor !== 'internal') return []
  const inside = await means.tx.clocks.insideOf('case', [state.id])
  const like = inside.at(-1) ?? between.at(-1)
  const known = Map.groupBy(inside, ({ objective }) => teamOf(objective.obligor)!)
  const owers = new Set([...known.keys(), ...owersInside(await agreedOn(means, partner, like ? [like] : []), state)])
  return [...owers].map((team) => ({ team, clocks: known.get(team) ?? [], like }))
}

/** A team of ours owes its part of what our company owes: of what the partner owes there is none. */
function owersInside({ terms }: Pick<Agreed, 'terms'>, { obligor }: Case): string[] {
  if (obligor !== 'internal') return []
  return [...new Set(terms.objectives.flatMap((one) => teamOf(one.obligor) ?? []))]
}

async function updateOwed(
  means: Means,
  partner: Partner,
  state: Case,
  known: Clock[],
  { team, like }: Partial<Pick<OwedInside, 'team' | 'like'>> = {},
): Promise<void> {
  const clocks: Clock[] = []
  for (const one of known) {
    const clock = await asRebased(means, partner, state, one, { clocks: known, team })
    clocks.push(await decideAndSave(means, partner, state, clock, { type: 'CaseLogGrew', log: state.log }))
  }
  const owed = { clocks, team, like: clocks.at(-1) ?? like }
  for (const measure of MEASURES.filter((one) => ruleOf(one).rolls)) await rollOn(means, partner, state, measure, owed)
  for (const measure of MEASURES.filter((one) => !ruleOf(one).rolls)) {
    const latest = clocks.findLast((clock) => clock.measure === measure)
    const begun = turnsBegun(measure, state.log, state.obligor, latest?.round)
    for (const turn of begun) {
      if (latest && ruleOf(measure).carriesOver) {
        const given = givenLast(latest)
        if (given) await begin(means, partner, state, given, turn, clocks)
        continue
      }
      const known = await givenFrom(means, partner, state, { ...owed, measure }, turn.startedAt)
      if (known && goesOnAt(turn, known.from))
        await begin(means, partner, state, known.given, { ...turn, startedAt: known.from }, clocks)
    }
  }
}

/** Start a clock for whatever a clock that rolls has come to the end of, or has never covered. What nothing is promised for stays uncovered. */
async function rollOn(means: Means, partner: Partner, state: Case, measure: Measure, owed: Owed): Promise<void> {
  const rolling = owed.clocks.filter((clock) => clock.measure === measure)
  const [uncoveredFirst] = uncovered(measure, rolling, state.log, state.obligor)
  if (!uncoveredFirst && rolling.every((clock) => measured(clock, state.log).next === undefined)) return
  const turns = turnsOf(measure, state.log, state.obligor)
  /** What begins with a turn, until other clocks measure: at the earliest from when something is promised for it. */
  const beginning = async (from: Instant, until = Infinity): Promise<Rolled | undefined> => {
    const known = await givenFrom(means, partner, state, { ...owed, measure }, from)
    const turn = turns.find(({ startedAt }) => startedAt === from)
    if (!known || until <= known.from || (turn && !goesOnAt(turn, known.from))) return undefined
    return { given: known.given, startedAt: known.from, ...(from < known.from && { late: true }) }
  }
  let count = rolling.length
  const goOn = async (clock: Clock): Promise<void> => {
    const { next } = measured(clock, state.log)
    if (next === undefined) return
    await means.tx.clocks.save({ ...clock, until: next, version: clock.version + 1 })
    const { until } = clock
    const rolled = await beginning(next, until)
    if (!rolled) return
    count += 1
    const { given, ...about } = rolled
    const turn = { ...about, round: count, ...(until !== undefined && { until }) }
    await goOn(await begin(means, partner, state, given, turn, []))
  }
  for (const clock of rolling) await goOn(clock)
  if (!uncoveredFirst) return
  const later = rolling.map((clock) => clock.startedAt).filter((at) => uncoveredFirst.startedAt < at)
  const until = later.length > 0 ? { until: Math.min(...later) } : {}
  const rolled = await beginning(uncoveredFirst.startedAt, until.until)
  if (!rolled) return
  count += 1
  const { given, ...about } = rolled
  await goOn(await begin(means, partner, state, given, { ...about, round: count, ...until }, []))
}

type Rolled = Pick<Clock, 'startedAt'> & { given: Given; late?: true }

/** Start a clock where there is still something to measure, at the earliest from `notBefore` on; false where there is nothing. */
export async function start(
  means: Means,
  partner: Partner,
  state: Case,
  given: Given,
  before: Clock[],
  notBefore = -Infinity,
): Promise<boolean> {
  const { measure } = given.promised.objective
  const turn = turnsOf(measure, state.log, state.obligor).at(-1)
  if (!turn || turn.stop || turn.voidedAt !== undefined) return false
  const startedAt = Math.max(turn.startedAt, notBefore)
  const isRolling = ruleOf(measure).rolls
  const round = isRolling ? before.filter((one) => one.measure === measure).length + 1 : turn.round
  const isLate = isRolling && turn.startedAt < startedAt
  await begin(means, partner, state, given, { startedAt, round, ...(isLate && { late: true }) }, before)
  return true
}

/** The clock of a turn. `before`: the clocks there are, of which those of the same measure have used working time that may count. */
async function begin(
  means: Means,
  partner: Partner,
  state: Case,
  given: Given,
  { startedAt, round, until, late }: Pick<Clock, 'startedAt' | 'round' | 'until' | 'late'>,
  before: Clock[],
): Promise<Clock> {
  const { id: subjectId, partnerId, obligor } = state
  const { measure } = given.promised.objective
  const closed = ruleOf(measure).carriesOver ? before.filter((clock) => clock.measure === measure) : []
  const usedBeforeMs = closed.reduce((sum, one) => sum + ('workedMs' in one ? one.workedMs : 0), 0)
  const decision = startClock(
    {
      ...{ id: means.ids.next(), subjectKind: 'case', subjectId, partnerId, round, obligor },
      ...{ startedAt, usedBeforeMs, ...given },
      ...(until !== undefined && { until }),
      ...(late && { late }),
    },
    state.log,
    means.now,
  )
  await means.tx.clocks.insert(decision.state)
  await applyClockEffects(means, partner, state, decision)
  return decision.state
}

/** Those of teams of ours among them: whatever comes of it is for our own people alone. */
export async function allClocksOf({ tx }: Pick<Means, 'tx'>, { id }: Pick<Case, 'id'>): Promise<Clock[]> {
  const between = await tx.clocks.ofSubject('case', id)
  return [...between, ...(await tx.clocks.insideOf('case', [id]))]
}

/** What was to be said about the clocks and has not arrived yet says how the case stands by now: its owner, whether it is acknowledged. */
export async function refreshClockNotices(means: Means, partner: Partner, state: Case): Promise<void> {
  for (const clock of await allClocksOf(means, state)) await settleClockNotices(means, partner, state, clock, clock)
}

export async function decideAndSave(
  means: Means,
  partner: Partner,
  state: Case,
  clock: Clock,
  event: ClockEvent,
): Promise<Clock> {
  return saveClock(means, partner, state, clock, decideClock(clock, event, means.now))
}

/** Save what was decided, and carry out what follows. Returns the clock as it is then. */
export async function saveClock(
  means: Means,
  partner: Partner,
  state: Case,
  before: Clock,
  decision: ClockDecision,
): Promise<Clock> {
  if (decision.state.version === before.version) {
    await applyClockEffects(means, partner, state, decision)
    return before
  }
  const clock = await settleClockNotices(means, partner, state, before, decision.state)
  await means.tx.clocks.save(clock)
  await applyClockEffects(means, partner, state, { ...decision, state: clock })
  return clock
}
