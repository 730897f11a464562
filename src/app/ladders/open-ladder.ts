import type { Severity } from '../../domain/cases/case.ts'
import { type Cause, causesOf, type Ladder, ladderLabel, type LadderSubject } from '../../domain/escalations/ladder.ts'
import { retitleLadder } from '../../domain/escalations/retitle-ladder.ts'
import { startLadder } from '../../domain/escalations/start-ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { ladderFor, policyOf } from '../../domain/terms/climbs-by.ts'
import { ladderName } from '../../domain/terms/ladder-terms.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { applyLadderEffects, decideAndSaveLadder } from './apply-ladder.ts'
import { reachOfSteps } from './recipients.ts'

/** Why a ladder starts. */
export type LadderReason = {
  subject: LadderSubject
  cause: Cause
  /** Of the case it is about. */
  severity?: Severity
  reason: string
  startedBy?: Party
}

/**
 * Start a ladder, unless one of the same cause is already climbing for the same subject: then that one stands, and
 * the further reason is kept as a fact on it. One that has gone on about an action of the case is about the case again; what is to call more
 * people, or is said by somebody, comes in its place. What climbs comes back.
 */
export async function openLadder(means: Means, partner: Partner, why: LadderReason): Promise<Ladder> {
  const { tx } = means
  const { standing, gone } = await climbingFor(means, partner, why)
  if (standing) {
    await recordFact(means, partner, ladderLabel(standing.number), {
      kind: 'EscalationReasonAdded',
      ...(why.startedBy && { by: why.startedBy }),
      data: { reason: why.reason },
      audience: 'internal',
    })
    return standing
  }
  const ladder = ladderFor(partner.terms, why)
  const takesPlace = why.severity === 1 || why.startedBy || gone?.ladderName !== ladderName(ladder)
  if (gone && !takesPlace) {
    const { subject, cause, reason } = why
    const joined = { subject, cause, reason, at: means.now }
    const decision = await decideAndSaveLadder(means, partner, gone, { type: 'CauseJoined', joined })
    return 'state' in decision ? decision.state : gone
  }
  const policy = policyOf(ladder)
  const reach = await reachOfSteps(means, partner, { policy, ...(why.startedBy && { startedBy: why.startedBy }) })
  const opening = {
    id: means.ids.next(),
    number: await tx.counters.next('escalation'),
    partnerId: partner.id,
    subject: why.subject,
    cause: why.cause,
    reason: why.reason,
    ...(why.startedBy && { startedBy: why.startedBy }),
    ...(gone && { joined: causesOf(gone) }),
    agreement: partner.agreement,
    ladderName: ladderName(ladder),
    policy,
    calendar: usualHours(partner.terms),
  }
  const decision = startLadder(opening, reach, means.now)
  await tx.ladders.insert(decision.state)
  await applyLadderEffects(means, partner, decision.state, decision.effects)
  if (gone) {
    const ended = { type: 'EscalationResolved', why: `It goes on in ${ladderLabel(opening.number)}.` } as const
    await decideAndSaveLadder(means, partner, gone, ended)
  }
  return decision.state
}

/** `standing`: of the same cause, for the same subject. `gone`: it began about this case, and has gone on about an action of it. */
async function climbingFor(
  { tx }: Means,
  { id: partnerId }: Partner,
  { subject, cause }: LadderReason,
): Promise<{ standing?: Ladder | undefined; gone?: Ladder | undefined }> {
  if (subject.kind !== 'case')
    return { standing: (await tx.ladders.active({ partnerId, subjectId: subject.id, cause }))[0] }
  const begun = (await tx.ladders.about(partnerId, subject.id)).filter(({ status }) => status !== 'resolved')
  return {
    standing: begun.find((one) => one.subject.id === subject.id && one.cause === cause),
    gone: begun.find((one) => one.subject.id !== subject.id),
  }
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

/** End the ladders about a subject: it was resolved, or the reason proved wrong. One that something else has joined goes on about that. */
export async function endLadders(
  means: Means,
  partner: Partner,
  about: { subjectId: string; cause?: Cause },
  why: string,
  by?: Party,
): Promise<void> {
  for (const ladder of await means.tx.ladders.active({ partnerId: partner.id, ...about })) {
    await decideAndSaveLadder(means, partner, ladder, { type: 'CauseEnded', ...about, why, ...(by && { by }) })
  }
}

/** What the ladders that climb about a subject call it. */
export async function retitleLadders({ tx }: Means, partner: Partner, subjectId: string, title: string): Promise<void> {
  for (const ladder of await tx.ladders.active({ partnerId: partner.id, subjectId }))
    await tx.ladders.save(retitleLadder(ladder, title))
}

/** What the ladders about a subject tell of it has changed. */
export async function touchLaddersAbout({ tx, touched }: Means, partner: Partner, subjectId: string): Promise<void> {
  for (const { id } of await tx.ladders.active({ partnerId: partner.id, subjectId }))
    touched.touch({ kind: 'ladder', id })
}
