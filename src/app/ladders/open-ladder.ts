import type { Case, Severity } from '../../domain/cases/case.ts'
import { severityCalledBy } from '../../domain/cases/grow-log.ts'
import {
  type Cause,
  causesOf,
  type Ladder,
  ladderLabel,
  type LadderSubject,
  type StandingCause,
  type Urgency,
} from '../../domain/escalations/ladder.ts'
import type { LadderEvent } from '../../domain/escalations/ladder-event.ts'
import { retitleLadder } from '../../domain/escalations/retitle-ladder.ts'
import { startLadder } from '../../domain/escalations/start-ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { ladderFor, policyOf } from '../../domain/terms/climbs-by.ts'
import { ladderName } from '../../domain/terms/ladder-terms.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { Means } from '../scene.ts'
import { applyLadderEffects, decideAndSaveLadder } from './apply-ladder.ts'
import { reachOfSteps } from './recipients.ts'
import { untilRead } from './until-read.ts'

/** Why a ladder starts. `severity`: of the case it is about. */
export type LadderReason = StandingCause & { severity?: Severity }

/**
 * Start a ladder, unless one is active for the same subject, or began about this case and has gone on about an action of it: then that one stands for this
 * too, and of the same cause the further reason is kept as a fact on it. `another`: it is a breach of its own, which lifts what was calmed. What climbs comes back.
 */
export async function openLadder(
  means: Means,
  partner: Partner,
  why: LadderReason,
  how: { another?: true } = {},
): Promise<Ladder> {
  const { tx } = means
  const { severity: _, ...cause } = why
  const standing = await standingFor(tx, partner.id, why.subject)
  if (standing) return joinLadder(means, partner, standing, cause, how)
  const ladder = ladderFor(partner.terms, why)
  const policy = policyOf(ladder)
  const reach = await reachOfSteps(
    means,
    partner,
    { policy, ...(why.startedBy && { startedBy: why.startedBy }) },
    { pages: why.urgency === 'page' },
  )
  const opening = {
    ...cause,
    id: means.ids.next(),
    number: await tx.counters.next('escalation'),
    partnerId: partner.id,
    agreement: partner.agreement,
    ladderName: ladderName(ladder),
    policy,
    calendar: usualHours(partner.terms),
  }
  const decision = await untilRead(means, partner, startLadder(opening, reach, means.now))
  await tx.ladders.insert(decision.state)
  await applyLadderEffects(means, partner, decision.state, decision.effects)
  return decision.state
}

/** The one that stands for a subject; of a case also where it has gone on about an action of it. */
export async function standingFor(
  tx: Tx,
  partnerId: string,
  { id, kind }: Pick<LadderSubject, 'id' | 'kind'>,
): Promise<Ladder | undefined> {
  if (kind !== 'case') return (await tx.ladders.active({ partnerId, subjectId: id }))[0]
  return (await tx.ladders.about(partnerId, id)).find(({ status }) => status !== 'resolved')
}

/** Whether this side has ended the escalation of a breach by hand since: for that one it stays ended. */
export async function hasEnded(
  { tx }: Means,
  partner: Partner,
  { subjectId, side, since }: { subjectId: string; side: Side; since: Instant },
): Promise<boolean> {
  const about = await tx.ladders.about(partner.id, subjectId)
  const last = about.findLast((one) => causesOf(one).some(({ cause }) => cause === 'sla-breach'))
  return last?.status === 'resolved' && last.by?.side === side && since <= last.resolvedAt
}

/** What is to be told is told by one that climbs already. */
export async function joinLadder(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  cause: StandingCause,
  how: { another?: true } = {},
): Promise<Ladder> {
  const joined = { ...cause, at: means.now }
  const decision = await decideAndSaveLadder(means, partner, ladder, { type: 'CauseJoined', joined, ...how })
  if ('state' in decision) return decision.state
  await recordFact(means, partner, ladderLabel(ladder.number), {
    kind: 'EscalationReasonAdded',
    ...(cause.startedBy && { by: cause.startedBy }),
    data: { reason: cause.reason },
    audience: 'internal',
  })
  return ladder
}

/** The case has this severity now, or the other side has confirmed it: what climbs for it is as urgent as that. `by`: who said so. */
export async function followUrgency(means: Means, partner: Partner, about: Case, by?: Party): Promise<void> {
  const change: LadderEvent = {
    type: 'UrgencyChanged',
    subjectId: about.id,
    urgency: urgencyOfCase(about),
    unconfirmed: urgencyAt(about.severity),
    ...(by && { by }),
  }
  for (const ladder of await means.tx.ladders.active({ partnerId: partner.id, subjectId: about.id }))
    await decideAndSaveLadder(means, partner, ladder, change)
}

/** Of a breach, or of what somebody escalates by hand. */
export function urgencyOfCase(about: Case): Urgency {
  return urgencyAt(severityCalledBy(about))
}

function urgencyAt(severity: Severity): Urgency {
  return severity === 1 ? 'page' : 'notice'
}

/** End the ladders about a subject: it was resolved, or the reason proved wrong. One that something else has joined goes on about that. */
export async function endLadders(
  means: Means,
  partner: Partner,
  about: { subjectId: string; cause?: Cause },
  why: string,
  by?: Party,
): Promise<void> {
  for (const ladder of await means.tx.ladders.active({ partnerId: partner.id, subjectId: about.subjectId })) {
    await decideAndSaveLadder(means, partner, ladder, { type: 'CauseEnded', ...about, why, ...(by && { by }) })
  }
}

/** What the ladders that climb about a subject call it. */
export async function retitleLadders({ tx }: Means, partner: Partner, subjectId: string, title: string): Promise<void> {
  for (const ladder of await tx.ladders.active({ partnerId: partner.id, subjectId }))
    await tx.ladders.save(retitleLadder(ladder, subjectId, title))
}

/** What the ladders about a subject tell of it has changed. */
export async function touchLaddersAbout({ tx, touched }: Means, partner: Partner, subjectId: string): Promise<void> {
  for (const { id } of await tx.ladders.active({ partnerId: partner.id, subjectId }))
    touched.touch({ kind: 'ladder', id })
}
