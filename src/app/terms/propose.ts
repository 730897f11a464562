import type { Change } from '../../domain/partners/change.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { acceptedEffect } from '../../domain/terms/accepted-effect.ts'
import { diffTerms } from '../../domain/terms/diff-terms.ts'
import { asTheyStand, type OpenProposal, type Proposal } from '../../domain/terms/proposal.ts'
import { proposedBesides } from '../../domain/terms/proposed-besides.ts'
import { sharedChanges } from '../../domain/terms/shared-terms.ts'
import {
  applyPatch,
  joinPatches,
  NO_PATCH,
  patchOf,
  type TermsPatch,
  withoutChanged,
} from '../../domain/terms/terms-patch.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { voiceOf } from '../../domain/terms/voice.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import { collectProposalNotice } from '../notices/collect-proposal-notice.ts'
import { peopleOfChange } from '../people/names-of.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { changeProposal } from './change-proposal.ts'
import { touchProposal } from './show-proposal.ts'

/** What waits for the partner's word from now on. `besides`: what is new in it for our own people, beyond what its card says. */
export type Proposed = { proposal: Proposal; besides: Change[] }

/**
 * Terms changed from `before` to `after`, and `patch` of what was asked for waits for the partner's word. It joins what is proposed already; of
 * that, whatever holds at once in other words now is not proposed any more, and the rest stands. Where there is anything else to accept by now, of other words or of
 * the same ones that mean something else, such as hours by their name, that comes back.
 */
export async function propose(
  means: Means,
  before: Partner,
  after: Partner,
  patch: TermsPatch = NO_PATCH,
  by?: Party,
): Promise<Proposed | undefined> {
  const open = await means.tx.proposals.openOf(after.id)
  const proposed = open ? applyPatch(after.terms, open.patch) : after.terms
  const left = open ? withoutChanged(open.patch, before.terms, after.terms) : NO_PATCH
  const wanted = applyPatch(after.terms, joinPatches(left, patch))
  const isNew = diffTerms(proposed, wanted).length > 0
  const proposal = await settle(means, before, after, { open, wanted, isNew }, by)
  return proposal && { proposal, besides: proposedBesides(after.terms, proposed, wanted) }
}

async function settle(
  means: Means,
  before: Partner,
  after: Partner,
  { open, wanted, isNew }: { open: OpenProposal | undefined; wanted: Terms; isNew: boolean },
  by?: Party,
): Promise<Proposal | undefined> {
  const changes = saidToBoth(means, after, wanted)
  if (!open) {
    if (changes.length === 0) return undefined
    const proposal = await begin(means, after, patchOf(after.terms, wanted), changes, by)
    await recordProposed(means, after, changes, by)
    return proposal
  }
  if (isNew) return join(means, after, open, patchOf(after.terms, wanted), changes, by)
  const moved =
    canonicalJson(changes) !== canonicalJson(open.changes) ||
    acceptedEffect(before.terms, open.patch) !== acceptedEffect(after.terms, open.patch)
  if (moved) return move(means, after, open, changes, by)
  if (asTheyStand(open) && before.agreement.id !== after.agreement.id) await move(means, after, open, changes, by)
  return undefined
}

/** Ask for the terms as they stand to be accepted. */
export async function askToAccept(means: Means, partner: Partner, by?: Party): Promise<Proposal> {
  const proposal = await begin(means, partner, NO_PATCH, [], by)
  await recordFact(means, partner, partner.slug, { kind: 'TermsProposed', data: origin(means, by), ...(by && { by }) })
  return proposal
}

async function begin(means: Means, partner: Partner, patch: TermsPatch, changes: Change[], by?: Party) {
  const proposal: OpenProposal = {
    ...{
      id: means.ids.next(),
      partnerId: partner.id,
      status: 'open',
      patch,
      changes,
      proposedAt: means.now,
      version: 1,
    },
    ...(by && { proposedBy: by }),
  }
  await means.tx.proposals.insert(proposal)
  await touchProposal(means, proposal)
  await collectProposalNotice(means, partner, proposal)
  return proposal
}

async function join(
  means: Means,
  partner: Partner,
  open: OpenProposal,
  patch: TermsPatch,
  changes: Change[],
  by?: Party,
): Promise<Proposal | undefined> {
  const event = { type: 'TermsProposed', patch, changes, ...(by && { by }) } as const
  const changed = await changeProposal(means, partner, open, event)
  if (!('state' in changed)) return undefined
  await recordProposed(means, partner, newIn(changes, open.changes), by)
  return changed.state
}

/** The shared record says it anew: in the words that are new, else in all of them, for they mean something else than before. */
async function move(
  means: Means,
  partner: Partner,
  open: OpenProposal,
  changes: Change[],
  by?: Party,
): Promise<Proposal | undefined> {
  const changed = await changeProposal(means, partner, open, { type: 'TermsMoved', changes })
  if (!('state' in changed)) return undefined
  const fresh = newIn(changes, open.changes)
  await recordProposed(means, partner, fresh.length > 0 ? fresh : changes, by)
  return changed.state
}

function newIn(changes: Change[], before: Change[]): Change[] {
  const known = new Set(before.map((one) => canonicalJson(one)))
  return changes.filter((one) => !known.has(canonicalJson(one)))
}

function saidToBoth({ company }: Means, partner: Partner, wanted: Partner['terms']): Change[] {
  return sharedChanges(partner.terms, wanted, voiceOf({ internal: company, partner: partner.name }))
}

async function recordProposed(means: Means, partner: Partner, changes: Change[], by?: Party): Promise<void> {
  for (const change of changes)
    await recordFact(means, partner, partner.slug, {
      ...{ kind: 'TermsProposed', data: { ...change, ...(await peopleOfChange(means, change)), ...origin(means, by) } },
      ...(by && { by }),
    })
}

/** Where it was asked for, where nobody whom the registry knows did. */
function origin(means: Means, by: Party | undefined): Partial<Record<'via' | 'by', string>> {
  return by ? {} : { ...means.origin }
}
