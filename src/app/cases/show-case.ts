import { type CaseView, type ClockView, internalCaseCard, sharedCaseCard } from '../../cards/case-card.ts'
import type { Audience, Card } from '../../cards/card.ts'
import { type Case, caseLabel, isOver, toBeConfirmed } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { isBreached } from '../../domain/sla/clock-notices.ts'
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
  const clocks = currentClocks(await tx.clocks.ofSubject('case', state.id))
  const ladders = await tx.ladders.active({ partnerId: partner.id, subjectId: state.id })
  const awaited = toBeConfirmed(state)
  const followed = severityFollowed(state)
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
      resolution: {
        ...{ by: await refOfParty(tx, state.resolvedBy), at: state.resolvedAt, note: state.note },
        ...(awaited && { toConfirm: { company: nameOf(awaited.by), until: awaited.until } }),
      },
    }),
    ...(isOver(state) && { record: await recordHeadOf(tx, partner, caseLabel(state.number)) }),
    ...(await endingOf(means, state)),
    ...(followed !== state.severity && {
      clocksFollow: { severity: followed, company: nameOf(otherSide(state.obligor)) },
    }),
  }
  const ladderLabels = ladders.map((ladder) => ladderLabel(ladder.number))
  return (audience: Audience): Card =>
    audience === 'shared' ? sharedCaseCard(view) : internalCaseCard({ ...view, escalations: ladderLabels })
}

async function endingOf({ tx }: Means, state: Case): Promise<Pick<CaseView, 'ending'>> {
  if (state.status !== 'withdrawn' && state.status !== 'merged') return {}
  const how = state.status === 'withdrawn' ? { reason: state.reason } : { into: caseLabel(state.into.number) }
  return { ending: { by: await refOfParty(tx, state.endedBy), at: state.endedAt, ...how } }
}

type ApplyingClock = Exclude<Clock, { status: 'lifted' }>

/** The newest round of each measure for which there is a target. */
function currentClocks(clocks: Clock[]): ApplyingClock[] {
  return [...new Map(clocks.map((clock) => [clock.measure, clock])).values()].filter(
    (clock) => clock.status !== 'lifted',
  )
}

function clockView(clock: ApplyingClock): ClockView {
  const common = {
    measure: clock.measure,
    target: formatTarget(clock.objective.target),
    ...(isBreached(clock) && { breachedAt: clock.breachedAt }),
  }
  switch (clock.status) {
    case 'running':
      return { ...common, status: 'running', dueAt: clock.dueAt }
    case 'paused':
      return { ...common, status: 'paused', since: clock.since }
    case 'unconfirmed':
      return { ...common, status: 'unconfirmed', dueAt: clock.dueAt, stoppedAt: clock.stoppedAt }
    case 'void':
      return { ...common, status: 'void', voidedAt: clock.voidedAt }
    case 'stopped':
      return { ...common, status: clock.met ? 'met' : 'missed', dueAt: clock.dueAt, stoppedAt: clock.stoppedAt }
  }
}
