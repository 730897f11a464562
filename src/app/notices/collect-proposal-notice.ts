import type { Partner } from '../../domain/partners/partner.ts'
import type { Proposal } from '../../domain/terms/proposal.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { ProposalNotice } from '../../ports/store/timers.ts'
import type { RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { whoAccepts } from '../terms/who-accepts.ts'
import { openingFor } from './opening-for.ts'
import { keepNotices, noticesFor } from './waiting-news.ts'

/** Time for several changes to become one proposal, and for it to be taken back. */
const GATHERING = MINUTE

/** Terms are proposed: whoever may accept them is to be told, once for all that joins them. */
export async function collectProposalNotice(means: Means, partner: Partner, proposal: Proposal): Promise<void> {
  for (const entry of await whoAccepts(means.tx, partner)) await collect(means, partner, proposal, entry)
}

/** Somebody may accept terms from now on: what is open already is theirs to answer, and nobody told them of it. */
export async function collectOpenProposal(means: Means, partner: Partner, personId: string): Promise<void> {
  const open = await means.tx.proposals.openOf(partner.id)
  const entry = (await whoAccepts(means.tx, partner)).find(({ person }) => person.id === personId)
  if (open && entry) await collect(means, partner, open, entry)
}

async function collect(means: Means, partner: Partner, { id }: Proposal, { person, side }: RosterEntry): Promise<void> {
  const { now } = means
  const before = await noticesFor(means, person.id)
  const waiting = before?.data.waiting ?? []
  if (waiting.some((one) => one.notice === 'terms-proposed' && one.proposalId === id)) return
  const notice: ProposalNotice = { notice: 'terms-proposed', partnerId: partner.id, proposalId: id, at: now }
  const dueAt = before?.dueAt ?? openingFor(partner, side, person, now + GATHERING)
  await keepNotices(means, person.id, dueAt, [...waiting, notice])
}
