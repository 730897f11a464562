import { type ProposalView, proposalCard } from '../../cards/proposal-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { type HoursTold, hoursTold } from '../../domain/terms/hours-told.ts'
import type { Proposal } from '../../domain/terms/proposal.ts'
import { sharedObjectives } from '../../domain/terms/shared-terms.ts'
import { applyPatch } from '../../domain/terms/terms-patch.ts'
import { changesByName } from '../people/names-of.ts'
import { refOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { whoAccepts } from './who-accepts.ts'

export function proposalCardKey({ id }: Pick<Proposal, 'id'>): string {
  return `terms:${id}`
}

/** It is to stand, once, where both companies read. */
export async function touchProposal({ tx, touched }: Means, { id, partnerId }: Proposal): Promise<void> {
  touched.touch({ kind: 'terms', id }, await channelsFor(tx, partnerId, 'shared'))
}

/** Who may accept, or where it can be read, has changed. */
export async function touchOpenProposal(means: Means, partnerId: string): Promise<void> {
  const open = await means.tx.proposals.openOf(partnerId)
  if (open) await touchProposal(means, open)
}

export async function drawProposal(means: Means, id: string, at: StandingDestination[]): Promise<void> {
  const proposal = await means.tx.proposals.get(id)
  const partner = proposal && (await means.tx.partners.get(proposal.partnerId))
  if (!proposal || !partner) return
  const card = proposalCard(await proposalNow(means, partner, proposal))
  await showCard(means, partner, proposalCardKey(proposal), () => card, at)
}

/** A proposal as both companies read it. */
export async function proposalNow(
  { tx, company }: Pick<Means, 'tx' | 'company'>,
  partner: Partner,
  proposal: Proposal,
): Promise<ProposalView> {
  const { id, version, status, proposedAt, proposedBy } = proposal
  const changes = await changesByName({ tx }, proposal.changes)
  const by = 'endedBy' in proposal ? proposal.endedBy : undefined
  const reason = status === 'declined' ? await reasonOf(tx, partner, proposal.endedAt) : undefined
  return {
    ...{ id, version, status, changes, proposedAt, company, slug: partner.slug, name: partner.name },
    ...(proposedBy && { proposedBy: proposedBy.name }),
    zone: usualHours(partner.terms).zone,
    waitsFor: status === 'open' ? (await whoAccepts(tx, partner)).map(refOf) : [],
    ...(status === 'open' && { hours: hoursOnceAccepted(partner, proposal) }),
    ...(status !== 'open' && {
      ended: { at: proposal.endedAt, ...(by && { by: by.name }), ...(reason !== undefined && { reason }) },
    }),
  }
}

/** What is proposed names hours: whoever accepts it reads what they are. */
function hoursOnceAccepted({ terms }: Partner, { patch }: Proposal): HoursTold {
  const wanted = applyPatch(terms, patch)
  return hoursTold(wanted, sharedObjectives(wanted))
}

/** People's own words are the record's alone, where they can be erased. */
async function reasonOf(tx: Means['tx'], { id, slug }: Partner, at: number): Promise<string | undefined> {
  const facts = await tx.facts.of(id, slug)
  const reason = facts.findLast((fact) => fact.kind === 'ProposalDeclined' && fact.at === at)?.data['reason']
  return typeof reason === 'string' && reason !== '' ? reason : undefined
}
