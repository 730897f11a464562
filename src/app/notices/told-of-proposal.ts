import type { NoticedProposal } from '../../cards/terms-proposed.ts'
import type { ProposalNotice } from '../../ports/store/timers.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { whoAccepts } from '../terms/who-accepts.ts'
import { reachInCharge } from './reach-in-charge.ts'
import type { Told } from './told.ts'

/** Whoever may accept what is proposed is told so while it is open: alone, or together by name under its card. */
export async function toldOfProposal(
  means: Means,
  personId: string,
  { partnerId, proposalId }: ProposalNotice,
): Promise<Told[]> {
  const { tx, company } = means
  const partner = await tx.partners.get(partnerId)
  const proposal = await tx.proposals.get(proposalId)
  if (!partner || proposal?.status !== 'open') return []
  const entry = (await whoAccepts(tx, partner)).find(({ person }) => person.id === personId)
  if (!entry) return []
  const { changes, proposedBy } = proposal
  const noticed: NoticedProposal = {
    ...{ notice: 'terms-proposed', slug: partner.slug, name: partner.name, changes },
    by: proposedBy ? `${proposedBy.name} (${company})` : company,
  }
  return (await reachInCharge(means, partner, await loadRoster(tx, partnerId), entry)).map((where) => ({
    ...{ noticed, zone: entry.person.zone, about: askedKey(proposalId), ...where },
  }))
}

/** What it says that a proposal waits for somebody is about. */
export function askedKey(proposalId: string): string {
  return `terms:${proposalId}:asked`
}
