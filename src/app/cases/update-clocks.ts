import type { Case } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock, ClockDecision, ClockEvent, Promised } from '../../domain/sla/clock.ts'
import { decideClock } from '../../domain/sla/decide-clock.ts'
import { measured, uncovered } from '../../domain/sla/measured.ts'
import { type Measure, MEASURES, ruleOf } from '../../domain/sla/measures/measures.ts'
import { objectivesFor } from '../../domain/sla/objectives-for.ts'
import { type Agreed, promisedBy, startClock } from '../../domain/sla/start-clock.ts'
import { turnsBegun, turnsOf } from '../../domain/sla/turns-of.ts'
import type { Means } from '../scene.ts'
import { applyClockEffects } from './apply-clock-effects.ts'
import { settleClockNotices } from './clock-notices.ts'

/** Start the clocks of a case that was just opened. */
export async function startClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  for (const promised of promisedFor(partner, state)) await start(means, partner, state, promised, [])
}

/** What is promised for such a case, at most once for each measure. */
export function promisedFor(agreed: Agreed, state: Case, severity = severityFollowed(state)): Promised[] {
  const { kind, obligor } = state
  const about = { severity, kind, obligor }
  return objectivesFor(agreed.terms.objectives, about).map((one) => promisedBy(agreed, one))
}

/** The case's log grew: derive every clock anew, and start one for whatever there is to measure since, by the version of the terms that those before it run under. */
export async function updateClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  const clocks: Clock[] = []
  for (const clock of await means.tx.clocks.ofSubject('case', state.id))
    clocks.push(await decideAndSave(means, partner, state, clock, { type: 'CaseLogGrew', log: state.log }))
  for (const measure of MEASURES.filter((one) => ruleOf(one).rolls))
    await rollOn(means, partner, state, measure, clocks)
  for (const measure of MEASURES.filter((one) => !ruleOf(one).rolls)) {
    const latest = clocks.findLast((clock) => clock.measure === measure)
    const begun = turnsBegun(measure, state.log, state.obligor, latest?.round)
    if (begun.length === 0) continue
    const promised =
      latest && ruleOf(measure).carriesOver
        ? latest.terms.at(-1)?.promised
        : promisedFor(await agreedOn(means, partner, latest ?? clocks.at(-1)), state).find(
            ({ objective }) => objective.measure === measure,
          )
    for (const turn of promised ? begun : []) await begin(means, partner, state, promised!, turn, clocks)
  }
}

/** Start a clock for whatever a clock that rolls has come to the end of, or has never covered. What nothing is promised for stays uncovered. */
async function rollOn(means: Means, partner: Partner, state: Case, measure: Measure, clocks: Clock[]): Promise<void> {
  const rolling = clocks.filter((clock) => clock.measure === measure)
  const [uncoveredFirst] = uncovered(measure, rolling, state.log, state.obligor)
  if (!uncoveredFirst && rolling.every((clock) => measured(clock, state.log).next === undefined)) return
  const agreed = await agreedOn(means, partner, rolling.at(-1) ?? clocks.at(-1))
  const promised = promisedFor(agreed, state).find(({ objective }) => objective.measure === measure)
  let count = rolling.length
  const goOn = async (clock: Clock): Promise<void> => {
    const { next } = measured(clock, state.log)
    if (next === undefined) return
    await means.tx.clocks.save({ ...clock, until: next, version: clock.version + 1 })
    if (!promised) return
    const { until } = clock
    count += 1
    const turn = { startedAt: next, round: count, ...(until !== undefined && { until }) }
    await goOn(await begin(means, partner, state, promised, turn, []))
  }
  for (const clock of rolling) await goOn(clock)
  if (!uncoveredFirst || !promised) return
  const { startedAt } = uncoveredFirst
  const later = rolling.map((clock) => clock.startedAt).filter((at) => startedAt < at)
  count += 1
  const turn = { startedAt, round: count, ...(later.length > 0 && { until: Math.min(...later) }) }
  await goOn(await begin(means, partner, state, promised, turn, []))
}

/** The version of the terms that a clock runs under; where the case has no clock yet, the one that holds now. */
export async function agreedOn(means: Means, partner: Partner, clock: Clock | undefined): Promise<Agreed> {
  if (!clock || clock.agreement.id === partner.agreement.id) return partner
  const version = await means.tx.agreements.get(clock.agreement.id)
  return version ? { agreement: { id: version.id, version: version.version }, terms: version.terms } : partner
}

/** Start a clock where there is still something to measure, at the earliest from `notBefore` on. */
export async function start(
  means: Means,
  partner: Partner,
  state: Case,
  promised: Promised,
  before: Clock[],
  notBefore = -Infinity,
): Promise<void> {
  const turn = turnsOf(promised.objective.measure, state.log, state.obligor).at(-1)
  if (!turn || turn.stop || turn.voidedAt !== undefined) return
  const startedAt = Math.max(turn.startedAt, notBefore)
  const isRolling = ruleOf(promised.objective.measure).rolls
  const round = isRolling
    ? before.filter(({ measure }) => measure === promised.objective.measure).length + 1
    : turn.round
  const isLate = isRolling && turn.startedAt < startedAt
  await begin(means, partner, state, promised, { startedAt, round, ...(isLate && { late: true }) }, before)
}

/** The clock of a turn. `before`: the clocks there are, of which those of the same measure have used working time that may count. */
async function begin(
  means: Means,
  partner: Partner,
  state: Case,
  promised: Promised,
  { startedAt, round, until, late }: Pick<Clock, 'startedAt' | 'round' | 'until' | 'late'>,
  before: Clock[],
): Promise<Clock> {
  const { id: subjectId, partnerId, obligor } = state
  const { measure } = promised.objective
  const closed = ruleOf(measure).carriesOver ? before.filter((clock) => clock.measure === measure) : []
  const usedBeforeMs = closed.reduce((sum, one) => sum + ('workedMs' in one ? one.workedMs : 0), 0)
  const decision = startClock(
    {
      ...{ id: means.ids.next(), subjectKind: 'case', subjectId, partnerId, round, obligor },
      ...{ startedAt, usedBeforeMs, promised },
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

/** What was to be said about the clocks and has not arrived yet says how the case stands by now: its owner, whether it is acknowledged. */
export async function refreshClockNotices(means: Means, partner: Partner, state: Case): Promise<void> {
  for (const clock of await means.tx.clocks.ofSubject('case', state.id))
    await settleClockNotices(means, partner, state, clock, clock)
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
