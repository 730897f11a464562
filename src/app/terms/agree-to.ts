import type { Partner } from '../../domain/partners/partner.ts'
import { diffTerms } from '../../domain/terms/diff-terms.ts'
import { promiseProblems } from '../../domain/terms/promise-problems.ts'
import { asTheyStand, type Proposal } from '../../domain/terms/proposal.ts'
import { applyPatch } from '../../domain/terms/terms-patch.ts'
import { voiceOf } from '../../domain/terms/voice.ts'
import { scheduleCheckIns } from '../checkins/schedule-check-in.ts'
import { collectTermsNotice } from '../notices/collect-terms-notice.ts'
import { recordTerms } from '../partners/agreed.ts'
import { rotationEndedSince } from '../partners/rotations-called.ts'
import type { Means } from '../scene.ts'
import { calledBy } from './tell-answer.ts'

/**
 * What is proposed is the next version of the agreement, accepted by whoever just did; what runs keeps its own. Refused, with nothing done, where
 * it could not be kept any more.
 */
export async function agreeTo(
  means: Means,
  partner: Partner,
  proposal: Proposal,
): Promise<Partner | { refused: string }> {
  const { tx, now, ids, company } = means
  if (proposal.status !== 'accepted') return partner
  const terms = applyPatch(partner.terms, proposal.patch)
  const voice = voiceOf({ internal: company, partner: partner.name })
  const problems = asTheyStand(proposal) ? [] : promiseProblems(terms, now, voice)
  if (problems.length > 0)
    return { refused: `These terms cannot be kept any more, so they cannot be accepted. ${problems.join(' ')}` }
  const ended = await rotationEndedSince(means, terms.ladders, partner)
  if (ended !== undefined) return { refused: `These terms cannot be accepted as they are. ${ended}` }
  const next: Partner = {
    ...partner,
    ...{ agreement: { id: ids.next(), version: partner.agreement.version + 1 }, terms },
    version: partner.version + 1,
  }
  await tx.partners.save(next)
  const accepted = { personId: proposal.endedBy.personId, at: now }
  const changes = diffTerms(partner.terms, terms)
  await recordTerms(means, next, changes, proposal.proposedBy, accepted)
  if (changes.length > 0) await tellOurs(means, next, proposal)
  await scheduleCheckIns(means, next, partner)
  return next
}

/** The partner has the card. Of ours one is called under it; whoever else is in charge is told alone. */
async function tellOurs(means: Means, partner: Partner, proposal: Proposal): Promise<void> {
  const { to, at } = await calledBy(means, partner, proposal)
  const but = at.length > 0 ? [to?.person.id] : []
  await collectTermsNotice(means, partner, { sides: ['internal'], but })
}
