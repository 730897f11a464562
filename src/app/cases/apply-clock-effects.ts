import { slaNoticeCard } from '../../cards/sla-notice.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock, ClockDecision, ClockEffect } from '../../domain/sla/clock.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import { endLadders, openLadder } from '../ladders/open-ladder.ts'
import { refOfParty } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'

/** Carry out what a clock's decision asks for. */
export async function applyClockEffects(
  means: Means,
  partner: Partner,
  about: Case,
  decision: ClockDecision,
): Promise<void> {
  for (const effect of decision.effects) await apply(means, partner, about, decision.state, effect)
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
      await tx.facts.append({
        partnerId: partner.id,
        subject: caseLabel(about.number),
        audience: 'shared',
        ...effect.fact,
      })
      return
    case 'notify':
      return notify(means, partner, about, clock, effect)
    case 'start escalation':
      return openLadder(means, partner, {
        subject: { kind: 'case', id: about.id, label: caseLabel(about.number), title: about.title },
        cause: 'sla-breach',
        reason: breachReason(means, partner, clock),
      })
    case 'withdraw breach':
      // Another clock of the case may still be overdue: the one ladder is about both.
      if (await isOverdue(means, about)) return
      return endLadders(means, partner, { subjectId: about.id, cause: 'sla-breach' }, effect.why)
  }
}

async function isOverdue({ tx }: Means, about: Case): Promise<boolean> {
  const clocks = await tx.clocks.ofCase(about.id)
  return clocks.some((clock) => clock.breachedAt !== undefined && clock.status !== 'stopped')
}

/** Facts only: what is due, from whom. Since when is shown by the card in the reader's own zone. */
function breachReason(means: Means, partner: Partner, clock: Clock): string {
  const who = clock.obligor === 'internal' ? means.company : partner.name
  const what = clock.measure === 'acknowledge' ? 'an acknowledgement' : 'a resolution'
  return `${what[0]!.toUpperCase()}${what.slice(1)} was due from ${who} within ${formatTarget(clock.objective.target)}.`
}

async function notify(
  means: Means,
  partner: Partner,
  about: Case,
  clock: Clock,
  effect: ClockEffect & { effect: 'notify' },
): Promise<void> {
  const level = effect.notice === 'warning' ? `warning:${effect.percent}` : 'breach:100'
  const card = slaNoticeCard({
    notice: effect.notice,
    ...(effect.notice === 'warning' && { percent: effect.percent }),
    label: caseLabel(about.number),
    version: about.version,
    title: about.title,
    severity: about.severity,
    measure: clock.measure,
    target: formatTarget(clock.objective.target),
    obligorName: clock.obligor === 'internal' ? means.company : partner.name,
    owner: await refOfParty(means.tx, about.owner),
    dueAt: effect.dueAt,
    zone: clock.calendar.zone,
    protects: clock.objective.protects,
    acknowledged: about.acknowledgedAt !== undefined,
  })
  const shared = await channelsFor(means.tx, partner.id, 'shared')
  const internal = effect.notice === 'breach' ? await channelsFor(means.tx, partner.id, 'internal') : []
  await sendNotice(
    means,
    [...shared, ...internal],
    () => card,
    `sla:${clock.id}:${clock.cycle}:${level}:${effect.dueAt}`,
  )
}
