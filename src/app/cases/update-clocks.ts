import type { Case } from '../../domain/cases/case.ts'
import { roundOf, severityFollowed } from '../../domain/cases/grow-log.ts'
import { readLog } from '../../domain/cases/read-log.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock, ClockDecision, ClockEvent, Promised } from '../../domain/sla/clock.ts'
import { decideClock } from '../../domain/sla/decide-clock.ts'
import { ruleOf } from '../../domain/sla/measures/measures.ts'
import { objectivesFor } from '../../domain/sla/objectives-for.ts'
import { type Agreed, promisedBy, startClock } from '../../domain/sla/start-clock.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'
import { applyClockEffects } from './apply-clock-effects.ts'
import { settleClockNotices } from './clock-notices.ts'

/** Start the clocks of a case that was just opened. */
export async function startClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  for (const promised of promisedFor(partner, state)) await start(means, partner, state, promised, state.openedAt, [])
}

/** What is promised for such a case, at most once for each measure. */
export function promisedFor(agreed: Agreed, state: Case, severity = severityFollowed(state)): Promised[] {
  const { kind, obligor } = state
  const about = { severity, kind, obligor }
  return objectivesFor(agreed.terms.objectives, about).map((one) => promisedBy(agreed, one))
}

/** The case's log grew: derive every clock anew. A reopened case gets a new round of the clocks that repeat. */
export async function updateClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  const clocks = await means.tx.clocks.ofSubject('case', state.id)
  const round = roundOf(state)
  for (const clock of clocks) {
    const after = await decideAndSave(means, partner, state, clock, { type: 'CaseLogGrew', log: state.log })
    const isLatest = !clocks.some((other) => other.measure === clock.measure && other.round > clock.round)
    const [promised] = after.terms.slice(-1).map((held) => held.promised)
    if (!isLatest || !promised || after.round >= round || !ruleOf(after.measure).repeats) continue
    await start(means, partner, state, promised, readLog(state.log, round).began, [...clocks, after])
  }
}

/** Start a clock where there is something to measure. `before`: the clocks of the rounds before, whose working time counts. */
export async function start(
  means: Means,
  partner: Partner,
  state: Case,
  promised: Promised,
  startedAt: Instant,
  before: Clock[],
): Promise<void> {
  const round = roundOf(state)
  const { measure } = promised.objective
  if (!ruleOf(measure).starts(readLog(state.log, round))) return
  const closed = new Map(before.filter((clock) => clock.measure === measure).map((clock) => [clock.id, clock]))
  const usedBeforeMs = [...closed.values()].reduce((sum, one) => sum + ('workedMs' in one ? one.workedMs : 0), 0)
  const { id: subjectId, partnerId, obligor } = state
  const decision = startClock(
    {
      ...{ id: means.ids.next(), subjectKind: 'case', subjectId, partnerId, round, obligor },
      ...{ startedAt, usedBeforeMs, promised },
    },
    state.log,
    means.now,
  )
  await means.tx.clocks.insert(decision.state)
  await applyClockEffects(means, partner, state, decision)
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
