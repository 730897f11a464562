import type { Case } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { changeTerms, type NewTerms } from '../../domain/sla/change-terms.ts'
import type { Clock, ClockDecision, ClockEvent } from '../../domain/sla/clock.ts'
import { decideClock } from '../../domain/sla/decide-clock.ts'
import { liftClock } from '../../domain/sla/lift-clock.ts'
import type { Objective } from '../../domain/sla/policy.ts'
import { objectivesFor } from '../../domain/sla/objectives-for.ts'
import { startClock } from '../../domain/sla/start-clock.ts'
import { hoursOf } from '../../domain/terms/hours-of.ts'
import type { Means } from '../scene.ts'
import { applyClockEffects } from './apply-clock-effects.ts'
import { settleClockNotices } from './clock-notices.ts'

/** Start the clocks of a case that was just opened, or the next cycle of the resolve clock when it was reopened. */
export async function startClocks(means: Means, partner: Partner, state: Case, cycle: number): Promise<void> {
  await start(means, partner, state, cycle, objectivesOf(partner, state))
}

function objectivesOf({ terms }: Partner, { severity, kind, obligor }: Case): Objective[] {
  return objectivesFor(terms.objectives, { severity, kind, obligor })
}

function termsOn({ agreement, terms }: Partner, objective: Objective): NewTerms {
  return { agreement, objective, calendar: hoursOf(terms, objective) }
}

async function start(
  means: Means,
  partner: Partner,
  state: Case,
  cycle: number,
  objectives: Objective[],
): Promise<void> {
  for (const objective of objectives) {
    if (cycle > 1 && objective.measure === 'acknowledge') continue
    const decision = startClock(
      {
        id: means.ids.next(),
        caseId: state.id,
        cycle,
        obligor: state.obligor,
        ...termsOn(partner, objective),
        // A later cycle resumes where the case was reopened.
        startedAt: state.log.find((entry) => entry.cycle === cycle)?.at ?? state.openedAt,
      },
      state.log,
      means.now,
    )
    await means.tx.clocks.insert(decision.state)
    await applyClockEffects(means, partner, state, decision)
  }
}

/** The case's log grew: derive every clock anew. A reopened case gets a new cycle of its resolve clock. */
export async function updateClocks(means: Means, partner: Partner, state: Case): Promise<void> {
  const clocks = await means.tx.clocks.ofCase(state.id)
  for (const clock of clocks) await decideAndSave(means, partner, state, clock, { type: 'CaseLogGrew', log: state.log })
  const cycle = state.log.at(-1)?.cycle ?? 1
  if (cycle > Math.max(1, ...clocks.map((clock) => clock.cycle))) await startClocks(means, partner, state, cycle)
}

/** The severity changed: the terms that fit now apply, from the start. What was not measured before is from now on. */
export async function changeClockTerms(means: Means, partner: Partner, state: Case): Promise<void> {
  const objectives = objectivesOf(partner, state)
  const clocks = await means.tx.clocks.ofCase(state.id)
  const cycle = state.log.at(-1)?.cycle ?? 1
  for (const clock of clocks) {
    // What was lifted before the case was reopened is not judged after all.
    if (clock.status === 'lifted' && clock.cycle < cycle) continue
    const objective = objectives.find(({ measure }) => measure === clock.measure)
    const decision = objective
      ? changeTerms(clock, termsOn(partner, objective), state.log, means.now)
      : liftClock(clock, means.now)
    await save(means, partner, state, clock, decision)
  }
  const unmeasured = objectives.filter(
    ({ measure }) =>
      !clocks.some((clock) => clock.measure === measure && (clock.cycle === cycle || measure === 'acknowledge')),
  )
  await start(means, partner, state, cycle, unmeasured)
}

/** What was to be said about the clocks and has not arrived yet says how the case stands by now: its owner, whether it is acknowledged. */
export async function refreshClockNotices(means: Means, partner: Partner, state: Case): Promise<void> {
  for (const clock of await means.tx.clocks.ofCase(state.id))
    await settleClockNotices(means, partner, state, clock, clock)
}

export async function decideAndSave(
  means: Means,
  partner: Partner,
  state: Case,
  clock: Clock,
  event: ClockEvent,
): Promise<void> {
  await save(means, partner, state, clock, decideClock(clock, event, means.now))
}

async function save(
  means: Means,
  partner: Partner,
  state: Case,
  before: Clock,
  decision: ClockDecision,
): Promise<void> {
  if (decision.state === before || decision.state.version === before.version)
    return applyClockEffects(means, partner, state, decision)
  const clock = await settleClockNotices(means, partner, state, before, decision.state)
  await means.tx.clocks.save(clock)
  await applyClockEffects(means, partner, state, { ...decision, state: clock })
}
