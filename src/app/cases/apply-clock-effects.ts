import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { severityCalledBy } from '../../domain/cases/grow-log.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock, ClockDecision, ClockEffect } from '../../domain/sla/clock.ts'
import { isBreached, isOwed } from '../../domain/sla/clock-notices.ts'
import { ruleOf } from '../../domain/sla/measures/measures.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import { isAroundTheClock } from '../../domain/time/calendar.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import { followBreaches, followTeam } from '../corrective/follow-breaches.ts'
import { endLadders, hasEnded, type LadderReason, openLadder, urgencyOfCase } from '../ladders/open-ladder.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { notifyOfClock } from './clock-notices.ts'

/** Carry out what a clock's decision asks for. What a team of ours owes inside our company is nobody else's affair: nothing climbs by it, and what will change is asked among ourselves. */
export async function applyClockEffects(
  means: Means,
  partner: Partner,
  about: Case,
  decision: ClockDecision,
): Promise<void> {
  const team = teamOf(decision.state.objective.obligor)
  if (team !== undefined) return applyInside(means, partner, about, team, decision)
  const why = whyBreachesChanged(decision)
  if (why !== undefined) await followBreaches(means, partner, about, decision.state.obligor, why)
  // Whom the escalation calls is known before anybody is named in a notice.
  const isSaid = ({ effect }: ClockEffect) => Number(effect === 'notify')
  for (const effect of decision.effects.toSorted((one, other) => isSaid(one) - isSaid(other)))
    await apply(means, partner, about, decision.state, effect)
}

async function applyInside(
  means: Means,
  partner: Partner,
  about: Case,
  team: string,
  decision: ClockDecision,
): Promise<void> {
  const { state: clock, effects } = decision
  const why = whyBreachesChanged(decision)
  if (why !== undefined) await followTeam(means, partner, about, team, why)
  for (const effect of effects) {
    if (effect.effect === 'start timer' || effect.effect === 'cancel timers' || effect.effect === 'notify')
      await apply(means, partner, about, clock, effect)
    if (effect.effect !== 'record fact') continue
    const { fact } = effect
    const inside = { ...fact, audience: 'internal', data: { ...fact.data, team } } as const
    await recordFact(means, partner, caseLabel(about.number), inside)
  }
}

/** Where one was recorded or withdrawn: what became of it. */
function whyBreachesChanged({ effects }: ClockDecision): string | undefined {
  const withdrawn = effects.find((one) => one.effect === 'withdraw breach')
  return withdrawn?.why ?? (effects.some(isBreachRecorded) ? '' : undefined)
}

function isBreachRecorded(one: ClockEffect): boolean {
  return one.effect === 'record fact' && one.fact.kind === 'SlaBreached'
}

async function apply(means: Means, partner: Partner, about: Case, clock: Clock, effect: ClockEffect): Promise<void> {
  const { tx } = means
  switch (effect.effect) {
    case 'start timer':
      return tx.timers.set({
        key: `sla.level:${clock.id}:${effect.percent}`,
        kind: 'sla.level',
        subjectId: clock.id,
        dueAt: effect.at,
        data: { percent: effect.percent },
      })
    case 'cancel timers':
      return tx.timers.cancelAll('sla.level', clock.id)
    case 'record fact':
      await recordFact(means, partner, caseLabel(about.number), effect.fact)
      return
    case 'notify':
      return notifyOfClock(means, partner, about, clock, effect)
    case 'start escalation':
      await openLadder(means, partner, breachOf(means, partner, about, clock), { another: true })
      return
    case 'add cause':
      // It is of the same breach: for that an escalation stays ended.
      if (await isEnded(means, partner, about, clock)) return
      await openLadder(means, partner, breachOf(means, partner, about, clock, effect.by))
      return
    case 'end escalation':
      // Of a case that is over, whoever ended it ends its ladders.
      if (isOver(about) || (await isOverdue(means, about))) return
      return endLadders(means, partner, { subjectId: about.id, cause: 'sla-breach' }, ruleOf(clock.measure).words.done)
    case 'withdraw breach':
      // Another clock of the case may still be overdue: the one ladder is about both.
      if (await isOverdue(means, about)) return
      return endLadders(means, partner, { subjectId: about.id, cause: 'sla-breach' }, effect.why)
  }
}

/** Something of it is late that is owed still. */
export async function isOverdue({ tx }: Means, about: Case): Promise<boolean> {
  const clocks = await tx.clocks.ofSubject('case', about.id)
  return clocks.some((clock) => isBreached(clock) && isOwed(clock))
}

/** Whether the side that is owed has ended the escalation of this breach by hand. */
async function isEnded(means: Means, partner: Partner, { id }: Case, clock: Clock): Promise<boolean> {
  const { obligor, breachedAt } = clock
  if (breachedAt === undefined) return false
  return hasEnded(means, partner, { subjectId: id, side: otherSide(obligor), since: breachedAt })
}

/** A further cause joins the ladder that climbs for the breach, and begins one where the side that owes has ended that by hand meanwhile. */
function breachOf(means: Means, partner: Partner, about: Case, clock: Clock, overdueBy?: string): LadderReason {
  return {
    subject: { kind: 'case', id: about.id, label: caseLabel(about.number), title: about.title },
    cause: 'sla-breach',
    severity: severityCalledBy(about),
    obligor: clock.obligor,
    urgency: urgencyOfCase(about),
    ...(isAroundTheClock(clock.calendar) && { aroundTheClock: true }),
    reason: breachReason(means, partner, clock, overdueBy),
  }
}

/** Facts only: what is due, from whom. Since when is shown by the card in the reader's own zone. */
function breachReason(means: Means, partner: Partner, clock: Clock, overdueBy?: string): string {
  const who = clock.obligor === 'internal' ? means.company : partner.name
  const what = ruleOf(clock.measure).words.owed
  const overdue = overdueBy === undefined ? '' : `, and is overdue by ${overdueBy}`
  return `${what[0]!.toUpperCase()}${what.slice(1)} was due from ${who} within ${formatTarget(clock.objective.target)}${overdue}.`
}
