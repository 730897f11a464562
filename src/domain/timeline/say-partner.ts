import { sayChange } from '../partners/change.ts'
import type { Side } from '../partners/party.ts'
import type { MeasurementFact } from '../sla/figures/decide-measurement.ts'
import type { ProposalFact } from '../terms/proposal.ts'
import type { Sentence, Telling } from './telling.ts'

/** What happens to a partnership itself; the subject is the partner's slug. */
export type PartnerFactKind =
  | 'PartnerRegistered'
  | 'PartnerConfirmed'
  /** One thing about the partner itself became another: `what`, `from` and `to`, as whatChanged says them. */
  | 'PartnerChanged'
  /** One thing in its terms became another, as diffTerms says it; `version` is that of the agreement from then on. */
  | 'TermsChanged'
  /** One thing in its terms is to become another, each company by its name; without `what`: the terms as they stand are to be accepted. */
  | 'TermsProposed'
  /** `version` is that of the agreement from then on. */
  | ProposalFact['kind']
  /** It has ended, from `stage` and for a `reason`, where somebody said one; `theirs`: its account manager then. */
  | 'PartnerEnded'
  /** It goes on, in `stage`. */
  | 'PartnerResumed'
  /** What a side reports of a figure of the terms for a `period`, and that it was another number `before`; `why`, where that was asked. */
  | MeasurementFact['kind']
  /** A system of `side` reports `figures` under `token` until `until`; and does so no more. */
  | 'TokenMinted'
  | 'TokenRevoked'
  /** A `rotation` of a `side` is, or is no longer, of `people` in turns of `turns`; `was`: what it was before. */
  | 'RotationSet'
  | 'RotationEnded'
  /** `name` is on by a `rotation` of a `side`, `from` until `to`, instead of whoever would be. */
  | 'RotationOverridden'
  /** Two people of a `rotation` of a `side` have exchanged two turns: `from` and `other`. */
  | 'RotationSwapped'
  /** The health check that was `due` by itself is left out, or comes after all. */
  | 'CheckInSkipped'
  | 'CheckInSkipTakenBack'
  /** A side agrees to drills of escalations, and does so no more. */
  | 'DrillsAgreed'
  | 'DrillsWithdrawn'
  /** `drill` begins. */
  | 'DrillBegun'
  /** It is over: how far the steps of each side were reached; or why it `stopped` before. */
  | 'DrillEnded'
  | 'DrillStopped'
  /** What `booked` of the ledger of a `side` as its `period` was closed, or as the time to correct closed ones ended. */
  | 'PeriodClosed'
  | 'PeriodCorrected'
  /** A `case` is about a `line` of a ledger. */
  | 'LedgerDisputed'
  | 'ChannelBound'
  | 'ChannelUnbound'
  | 'PersonNamed'
  | 'PersonRemoved'
  /** Everything that was kept of somebody went: nothing in it tells who it was. */
  | 'PersonErased'
  /** `what` of somebody named for the partner, "name" or "time zone", became another. */
  | 'PersonChanged'
  /** Somebody named for the partner is reached under `account` ("PLATFORM U0MIA") from now on, or no more. */
  | 'AccountAdded'
  | 'AccountRemoved'
  /** Pages for `name` go `from` one host `to` another; empty: nowhere. `secret`: they are signed with another from then on. */
  | 'PageHookChanged'
  /** People of `organisation` ("PLATFORM T0ACME") may be named for the partner by whoever is in charge of it. */
  | 'OrganisationRecorded'
  | 'ManagerOfAllNamed'
  | 'ManagerOfAllRemoved'

export const PARTNER_SENTENCES: Record<PartnerFactKind, Sentence> = {
  PartnerRegistered: ({ who, subject, text }) => `${who} registered ${text('name') || subject}.`,
  PartnerConfirmed: ({ who, subject }) => `${who} confirmed ${subject}.`,
  PartnerChanged: changed,
  TermsChanged: changed,
  TermsProposed: ({ who, subject, text }) => {
    const [what, from, to] = [text('what'), text('from'), text('to')]
    if (what === '') return `${who} asked for the terms of ${subject} to be accepted as they stand.`
    return `${who} proposed for ${subject}: ${sayChange({ what, from, to })}.`
  },
  ProposalAccepted: ({ who, subject, text }) =>
    `${who} accepted what was proposed for ${subject}: version ${text('version')} of the terms holds.`,
  ProposalDeclined: ({ who, subject, said }) => `${who} declined what was proposed for ${subject}${said('reason')}`,
  ProposalTakenBack: ({ who, subject }) => `${who} took back what was proposed for ${subject}.`,
  ProposalSuperseded: ({ who, subject }) =>
    `${who} put others in place of the terms that were proposed for ${subject}.`,
  PartnerEnded: ({ who, subject, said }) => `${who} ended ${subject}${said('reason')}`,
  PartnerResumed: ({ who, subject, text }) => `${who} resumed ${subject}, in the stage ${text('stage')}.`,
  FigureReported: ({ who, subject, text, said }) =>
    `${who} reported “${text('figure')}” of ${subject} for ${text('period')}: ${text('value')}${late(text)}${said('why')}`,
  FigureCorrected: ({ who, subject, text, said }) =>
    `${who} corrected “${text('figure')}” of ${subject} for ${text('period')} from ${text('before')} to ${text('value')}${late(text)}${said('why')}`,
  FigureAgreed: ({ who, subject, text }) =>
    `${who} agreed to “${text('figure')}” of ${subject} for ${text('period')}: ${text('value')}.`,
  FigureWaived: ({ who, subject, text, said }) =>
    `${who} waived the miss of “${text('figure')}” of ${subject} for ${text('period')}${said('reason')}`,
  TokenMinted: ({ who, subject, text, moment }) =>
    `${who} minted the token ${text('token')} of ${subject}: a system reports ${text('figures')} with it until ${moment('until')}.`,
  TokenRevoked: ({ who, subject, text }) => `${who} revoked the token ${text('token')} of ${subject}.`,
  RotationSet: ({ who, subject, text, side }) =>
    `${who} set the rotation “${text('rotation')}” of ${side(sideIn(text))} for ${subject}: ${text('turns')}.`,
  RotationEnded: ({ who, subject, text, side }) =>
    `${who} ended the rotation “${text('rotation')}” of ${side(sideIn(text))} for ${subject}: ${text('was')}.`,
  RotationOverridden: ({ who, subject, text, moment }) =>
    `${who} put ${text('name')} on duty by “${text('rotation')}” of ${subject}, ${moment('from')} until ${moment('to')}.`,
  RotationSwapped: ({ who, subject, text, moment }) =>
    `${who} accepted a swap of two turns by “${text('rotation')}” of ${subject}: those of ${moment('from')} and of ${moment('other')}.`,
  CheckInSkipped: ({ who, subject, moment, said }) =>
    `${who} skipped the health check of ${subject} that was to open ${moment('due')}${said('reason')}`,
  CheckInSkipTakenBack: ({ who, subject, moment }) =>
    `${who} took back that the health check of ${subject} of ${moment('due')} is skipped.`,
  DrillsAgreed: ({ who, subject, text, side }) => `${who} agreed to drills of ${subject} for ${side(sideIn(text))}.`,
  DrillsWithdrawn: ({ who, subject, text, side }) =>
    `${who} took back that ${side(sideIn(text))} agreed to drills of ${subject}.`,
  DrillBegun: ({ who, subject, text }) => `${who} began ${text('drill')} of ${subject}.`,
  DrillEnded: ({ text, side }) =>
    `${text('drill')} is over. ${side('internal')}: ${text('ours')}. ${side('partner')}: ${text('theirs')}.`,
  DrillStopped: ({ text }) => `${text('drill')} stopped: ${text('why')}.`,
  PeriodClosed: ({ subject, text, side }) =>
    `${text('period')} of ${subject} is closed for what ${side(sideIn(text))} owes: ${text('booked') || 'nothing to book'}.`,
  PeriodCorrected: ({ subject, text, side }) =>
    `Booked in ${text('period')} of ${subject} for what ${side(sideIn(text))} owes: ${text('booked')}.`,
  LedgerDisputed: ({ who, subject, text }) =>
    `${who} disputed in ${text('case')} what stands in the ledger of ${subject} for ${text('period')}: ${text('line')}.`,
  ChannelBound: ({ who, subject, text }) =>
    `${who} made ${text('channel')} the ${channel(text('purpose'))} of ${subject}.`,
  ChannelUnbound: ({ who, subject, text }) =>
    `${who} took ${text('channel')} away as the ${channel(text('purpose'))} of ${subject}.`,
  PersonNamed: ({ who, subject, text }) => `${who} named ${text('name')} ${role(text('role'))} for ${subject}.`,
  PersonRemoved: ({ who, subject, text }) =>
    text('role') === ''
      ? `${who} removed ${text('name')} from ${subject}.`
      : `${who} removed ${text('name')} as ${role(text('role'))} for ${subject}.`,
  PersonErased: ({ who, subject }) => `${who} erased somebody who had a part in ${subject}.`,
  PersonChanged: ({ who, text }) =>
    `${who} changed the ${text('what')} of ${text('name')} from ${text('from')} to ${text('to')}.`,
  AccountAdded: ({ who, text }) => `${who} added the account ${text('account')} of ${text('name')}.`,
  AccountRemoved: ({ who, text }) => `${who} removed the account ${text('account')} of ${text('name')}.`,
  PageHookChanged: ({ who, text }) => {
    const [name, from, to] = [text('name'), text('from'), text('to')]
    if (to === '') return `${who} ended the pages for ${name}, which went to ${from}.`
    const anew = text('secret') === '' ? '' : ', signed with another secret'
    return from === to
      ? `${who} changed the pages for ${name}, which go to ${to}${anew}.`
      : `${who} had pages for ${name} go to ${to}${from === '' ? '' : ` instead of ${from}`}${anew}.`
  },
  OrganisationRecorded: ({ who, subject, text }) =>
    `${who} recorded ${text('organisation')} as an organisation of ${subject}.`,
  ManagerOfAllNamed: ({ who, text }) => `${who} made ${text('name')} a manager of all partners.`,
  ManagerOfAllRemoved: ({ who, text }) => `${who} took ${text('name')} off the managers of all partners.`,
}

function sideIn(text: Telling['text']): Side {
  return text('side') === 'internal' ? 'internal' : 'partner'
}

function changed({ who, subject, text }: Telling): string {
  const [what, from, to] = [text('what'), text('from'), text('to')]
  if (what === '') return `${who} changed the terms of ${subject}.`
  if (from === '') return `${who} added to ${subject}: ${what}, ${to}.`
  return to === ''
    ? `${who} took away from ${subject}: ${what}, ${from}.`
    : `${who} changed ${subject}: ${what} from ${from} to ${to}.`
}

/** It came when its period was closed. */
function late(text: Telling['text']): string {
  return text('late') === '' ? '' : ', after the period was closed'
}

/** "shared channel", "managers' channel". */
export function channel(purpose: string): string {
  return purpose === 'managers' ? "managers' channel" : `${purpose} channel`.trim()
}

function role(name: string): string {
  return name.replaceAll('-', ' ')
}
