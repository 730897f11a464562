import type { Partner } from '../../domain/partners/partner.ts'
import type { Proposal } from '../../domain/terms/proposal.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { ProposalNotice } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { whoAccepts } from '../terms/who-accepts.ts'
import { openingFor } from './opening-for.ts'
import { keepNotices, noticesFor } from './waiting-news.ts'

/** Time for several changes to become one proposal, and for it to be taken back. */
const GATHERING = MINUTE

/** Terms are proposed: whoever may accept them is to be told, once for all that joins them. */
export async function collectProposalNotice(means: Means, partner: Partner, { id }: Proposal): Promise<void> {
  const { tx, now } = means
  const notice: ProposalNotice = { notice: 'terms-proposed', partnerId: partner.id, proposalId: id, at: now }
  for (const { person, side } of await whoAccepts(tx, partner)) {
    const before = await noticesFor(means, person.id)
    const dueAt = before?.dueAt ?? openingFor(partner, side, person, now + GATHERING)
    await keepNotices(means, person.id, dueAt, [...(before?.data.waiting ?? []), notice])
  }
}
