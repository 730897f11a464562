import { type CaseView, type ClockView, internalCaseCard, sharedCaseCard } from '../../cards/case-card.ts'
import type { Audience, Card } from '../../cards/card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner, Side } from '../../domain/partners/partner.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import { refOfParty } from '../people/roster.ts'
import { recordHeadOf } from '../record/head-of.ts'
import type { Means } from '../scene.ts'
import type { Face } from '../show/show-card.ts'

export function caseCardKey(state: Case): string {
  return `case:${state.id}`
}

/** The case card as it looks now, for either audience. */
export async function caseFace(means: Means, partner: Partner, state: Case): Promise<Face> {
  const { tx } = means
  const clocks = currentClocks(await tx.clocks.ofCase(state.id))
  const ladders = await tx.ladders.active({ partnerId: partner.id, subjectId: state.id })
  const nameOf = (side: Side): string => (side === 'internal' ? means.company : partner.name)
  const view: CaseView = {
    label: caseLabel(state.number),
    version: state.version,
    title: state.title,
    kind: state.kind,
    severity: state.severity,
    status: state.status,
    partnerName: partner.name,
    obligorName: nameOf(state.obligor),
    opener: await refOfParty(tx, state.openedBy),
    openerCompany: nameOf(state.openedBy.side),
    openedAt: state.openedAt,
    owner: await refOfParty(tx, state.owner),
    ownerCompany: nameOf(state.owner.side),
    clocks: clocks.map(clockView),
    zone: usualHours(partner.terms).zone,
    acknowledged: state.acknowledgedAt !== undefined,
    protects: [...new Set(clocks.map((clock) => clock.objective.protects))],
    ...(state.status === 'waiting' && {
      waiting: { onCompany: nameOf(state.on), question: state.question, asker: await refOfParty(tx, state.askedBy) },
    }),
    ...(state.status === 'resolved' && {
      record: await recordHeadOf(tx, partner, caseLabel(state.number)),
      resolution: { by: await refOfParty(tx, state.resolvedBy), at: state.resolvedAt, note: state.note },
    }),
  }
  const ladderLabels = ladders.map((ladder) => ladderLabel(ladder.number))
  return (audience: Audience): Card =>
    audience === 'shared' ? sharedCaseCard(view) : internalCaseCard({ ...view, escalations: ladderLabels })
}

type ApplyingClock = Exclude<Clock, { status: 'lifted' }>

/** The newest cycle of each measure for which there is a target. */
function currentClocks(clocks: Clock[]): ApplyingClock[] {
  return [...new Map(clocks.map((clock) => [clock.measure, clock])).values()].filter(
    (clock) => clock.status !== 'lifted',
  )
}

function clockView(clock: ApplyingClock): ClockView {
  const common = { measure: clock.measure, target: formatTarget(clock.objective.target), breachedAt: clock.breachedAt }
  switch (clock.status) {
    case 'running':
      return { ...common, status: 'running', dueAt: clock.dueAt }
    case 'paused':
      return { ...common, status: 'paused', since: clock.since }
    case 'stopped':
      return { ...common, status: clock.met ? 'met' : 'missed', dueAt: clock.dueAt, stoppedAt: clock.stoppedAt }
  }
}
