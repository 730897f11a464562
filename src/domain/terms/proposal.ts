import type { Change } from '../partners/change.ts'
import type { Party } from '../partners/party.ts'
import type { FactData } from '../timeline/fact.ts'
import type { Instant } from '../time/instant.ts'
import { piecesOf, type TermsPatch } from './terms-patch.ts'

/**
 * Terms that our side proposes to a partner: a change, or (an empty one) the terms as they stand, which the partner has not accepted yet. Open,
 * there is one of a partner at most. It holds from the moment that the partner's account manager or sponsor accepts it.
 */
export type Proposal = {
  id: string
  partnerId: string
  /** What of the terms is to become another, whatever the rest says by then. */
  patch: TermsPatch
  /** The same in words, each company by its name: what its card says, and so what is accepted. */
  changes: Change[]
  proposedAt: Instant
  /** Who proposed it, or joined something to it last; absent: nobody whom the registry knows. */
  proposedBy?: Party
  /** Counts up with each change of what is proposed: who presses on an older card has not read what they accept. */
  version: number
} & (
  | { status: 'open' }
  | { status: 'accepted'; endedAt: Instant; endedBy: Party }
  | { status: 'declined'; endedAt: Instant; endedBy: Party }
  | { status: 'taken back'; endedAt: Instant; endedBy?: Party }
  /** Nothing of it was left: other words that hold at once took the place of each of its own. */
  | { status: 'superseded'; endedAt: Instant }
)

export type OpenProposal = Extract<Proposal, { status: 'open' }>

export type ProposalEvent =
  /** What is proposed from now on, in all; nothing: it is superseded. `by` absent: nobody whom the registry knows. */
  | { type: 'TermsProposed'; patch: TermsPatch; changes: Change[]; by?: Party }
  /** Other terms hold by now, so that what is proposed changes something else than its card says, or stands for something else. */
  | { type: 'TermsMoved'; changes: Change[] }
  | { type: 'ProposalAccepted'; by: Party }
  | { type: 'ProposalDeclined'; by: Party; reason: string }
  | { type: 'ProposalTakenBack'; by?: Party }

export type ProposalEffect =
  /** It holds from now on, in place of what the terms say of it. */
  { effect: 'agree' } | { effect: 'record fact'; fact: ProposalFact } | { effect: 'show card' }

export type ProposalFact = {
  at: Instant
  kind: 'ProposalAccepted' | 'ProposalDeclined' | 'ProposalTakenBack' | 'ProposalSuperseded'
  by?: Party
  data: FactData
}

export type ProposalDecision =
  { state: Proposal; effects: ProposalEffect[] } | { refused: string } | { unchanged: string }

/** Whether it asks for the terms as they stand. */
export function asTheyStand({ patch }: Pick<Proposal, 'patch'>): boolean {
  return piecesOf(patch).length === 0
}
