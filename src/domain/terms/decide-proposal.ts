import { canonicalJson } from '../timeline/canonical-json.ts'
import type { Instant } from '../time/instant.ts'
import {
  asTheyStand,
  type OpenProposal,
  type Proposal,
  type ProposalDecision,
  type ProposalEffect,
  type ProposalEvent,
  type ProposalFact,
} from './proposal.ts'

/** What an event does to a proposal of terms. The same person's second press changes nothing; anybody's after its end is refused. */
export function decideProposal(state: Proposal, event: ProposalEvent, now: Instant): ProposalDecision {
  if (state.status !== 'open') return ended(state, event)
  switch (event.type) {
    case 'TermsProposed':
      return proposed(state, event, now)
    case 'TermsMoved':
      return {
        state: { ...state, changes: event.changes, version: state.version + 1 },
        effects: [{ effect: 'show card' }],
      }
    case 'ProposalAccepted': {
      const next = { ...state, status: 'accepted' as const, endedAt: now, endedBy: event.by }
      const { state: accepted, effects } = told(next, { at: now, kind: event.type, by: event.by, data: {} })
      return { state: accepted, effects: [{ effect: 'agree' }, ...effects] }
    }
    case 'ProposalDeclined': {
      const next = { ...state, status: 'declined' as const, endedAt: now, endedBy: event.by }
      return told(next, { at: now, kind: event.type, by: event.by, data: { reason: event.reason } })
    }
    case 'ProposalTakenBack': {
      const { by } = event
      const next = { ...state, status: 'taken back' as const, endedAt: now, ...(by && { endedBy: by }) }
      return told(next, { at: now, kind: event.type, ...(by && { by }), data: {} })
    }
  }
}

/** Only what is proposed counts: the same again, whoever says it, leaves the card as it is and every press on it good. */
function proposed(
  state: OpenProposal,
  { patch, changes, by }: Extract<ProposalEvent, { type: 'TermsProposed' }>,
  now: Instant,
): ProposalDecision {
  if (canonicalJson(patch) === canonicalJson(state.patch)) return { unchanged: 'That is proposed already.' }
  if (asTheyStand({ patch })) {
    const next = { ...state, patch, status: 'superseded' as const, endedAt: now }
    return told(next, { at: now, kind: 'ProposalSuperseded', ...(by && { by }), data: {} })
  }
  const { proposedBy: _, ...rest } = state
  return {
    state: { ...rest, patch, changes, ...(by && { proposedBy: by }), version: state.version + 1 },
    effects: [{ effect: 'show card' }],
  }
}

function told(next: Proposal, fact: ProposalFact): { state: Proposal; effects: ProposalEffect[] } {
  const state = { ...next, version: next.version + 1 }
  return { state, effects: [{ effect: 'record fact', fact }, { effect: 'show card' }] }
}

const DONE = {
  ProposalAccepted: 'accepted',
  ProposalDeclined: 'declined',
  ProposalTakenBack: 'taken back',
} as const

const ENDED = {
  accepted: 'These terms were accepted already, and hold.',
  declined: 'These terms were declined already.',
  'taken back': 'These terms were taken back: they are not proposed any more.',
  superseded: 'These terms are not proposed any more: others hold in their place.',
}

function ended(state: Exclude<Proposal, OpenProposal>, event: ProposalEvent): ProposalDecision {
  const { status } = state
  if (event.type === 'TermsProposed' || event.type === 'TermsMoved') return { refused: ENDED[status] }
  const same = 'endedBy' in state && state.endedBy?.personId === event.by?.personId
  return DONE[event.type] === status && same ? { unchanged: ENDED[status] } : { refused: ENDED[status] }
}
