import type { Partner } from '../../domain/partners/partner.ts'
import { decideProposal } from '../../domain/terms/decide-proposal.ts'
import type { Proposal, ProposalEvent } from '../../domain/terms/proposal.ts'
import { askedKey } from '../notices/told-of-proposal.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { dropNotices } from '../show/show-card.ts'
import { agreeTo } from './agree-to.ts'
import { touchProposal } from './show-proposal.ts'
import { tellAnswer } from './tell-answer.ts'

/** Let something happen to a proposal of terms: decide, save, and all that follows from it. */
export async function changeProposal(
  means: Means,
  partner: Partner,
  state: Proposal,
  event: ProposalEvent,
): Promise<{ state: Proposal; partner: Partner } | { refused: string } | { unchanged: string }> {
  const decision = decideProposal(state, event, means.now)
  if (!('effects' in decision)) return decision
  const next = decision.state
  let after = partner
  for (const effect of decision.effects) {
    switch (effect.effect) {
      case 'agree': {
        const agreed = await agreeTo(means, partner, next)
        if ('refused' in agreed) return agreed
        after = agreed
        break
      }
      case 'record fact': {
        const version = effect.fact.kind === 'ProposalAccepted' ? { version: after.agreement.version } : {}
        const via = effect.fact.by ? {} : means.origin
        await recordFact(means, partner, partner.slug, {
          ...effect.fact,
          data: { ...effect.fact.data, ...version, ...via },
        })
        break
      }
      case 'show card':
        await touchProposal(means, next)
        break
    }
  }
  await means.tx.proposals.save(next)
  if (next.status !== 'open') await dropNotices(means, [askedKey(next.id)])
  await tellAnswer(means, after, next, event)
  return { state: next, partner: after }
}
