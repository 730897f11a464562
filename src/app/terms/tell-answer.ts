import { proposalAnswerCard } from '../../cards/proposal-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Proposal, ProposalEvent } from '../../domain/terms/proposal.ts'
import { headOf, loadRoster, refOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import { proposalCardKey } from './show-proposal.ts'

/** Said once under the card, and calls whoever proposed it, else who answers for the partner on our side. What our own side does needs no word. */
export async function tellAnswer(
  means: Means,
  partner: Partner,
  proposal: Proposal,
  event: ProposalEvent,
): Promise<void> {
  if (event.type !== 'ProposalAccepted' && event.type !== 'ProposalDeclined') return
  const { tx } = means
  const ours = (await loadRoster(tx, partner.id)).filter(({ side }) => side === 'internal')
  const to = ours.find(({ person }) => person.id === proposal.proposedBy?.personId) ?? headOf(ours, 'internal')
  const card = proposalAnswerCard({
    ...{ slug: partner.slug, name: partner.name, byName: event.by.name },
    answer: event.type === 'ProposalAccepted' ? 'accepted' : 'declined',
    ...(to && { to: refOf(to) }),
    ...(event.type === 'ProposalDeclined' && { reason: event.reason }),
  })
  const key = proposalCardKey(proposal)
  await sendNotice(means, await channelsFor(tx, partner.id, 'shared'), () => card, `${key}:answer`, { threadOf: key })
}
