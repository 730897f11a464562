import { proposalAnswerCard } from '../../cards/proposal-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Proposal, ProposalEvent } from '../../domain/terms/proposal.ts'
import { headOf, loadRoster, refOf, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { proposalCardKey } from './show-proposal.ts'

/** Said once under the card, and calls whoever proposed it, else who answers for the partner on our side. What our own side does needs no word. */
export async function tellAnswer(
  means: Means,
  partner: Partner,
  proposal: Proposal,
  event: ProposalEvent,
): Promise<void> {
  if (event.type !== 'ProposalAccepted' && event.type !== 'ProposalDeclined') return
  const { to, at } = await calledBy(means, partner, proposal)
  const card = proposalAnswerCard({
    ...{ slug: partner.slug, name: partner.name, byName: event.by.name },
    answer: event.type === 'ProposalAccepted' ? 'accepted' : 'declined',
    ...(to && { to: refOf(to) }),
    ...(event.type === 'ProposalDeclined' && { reason: event.reason }),
  })
  const key = proposalCardKey(proposal)
  await sendNotice(means, at, () => card, `${key}:answer`, { threadOf: key })
}

/** Whom of ours the answer to a proposal calls, and in which channels: none where the partner reads in none. */
export async function calledBy(
  { tx }: Means,
  { id }: Partner,
  { proposedBy }: Proposal,
): Promise<{ to: RosterEntry | undefined; at: StandingDestination[] }> {
  const ours = (await loadRoster(tx, id)).filter(({ side }) => side === 'internal')
  const to = ours.find(({ person }) => person.id === proposedBy?.personId) ?? headOf(ours, 'internal')
  return { to, at: await channelsFor(tx, id, 'shared') }
}
