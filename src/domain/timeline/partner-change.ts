import type { Side } from '../partners/party.ts'
import type { Change } from '../partners/change.ts'
import type { FactDraft } from './fact.ts'
import { channel, type PartnerFactKind } from './say-partner.ts'
import { tellingOf, type Telling } from './telling.ts'

/** What a fact about a partner itself says changed, from what to what; empty where there was nothing before, or is nothing after. */
export function partnerChange(fact: FactDraft, sideName: (side: Side) => string): Change {
  return (CHANGES.get(fact.kind) ?? unheardOf)(tellingOf(fact, sideName, 'UTC'))
}

/** Where somebody did it from: a platform, or "command line"; empty where nobody did, or where it was not recorded yet. */
export function whereFrom({ data }: Pick<FactDraft, 'data'>): string {
  const via = String(data['via'] ?? '')
  return via.includes(' ') ? via : `${via.charAt(0).toUpperCase()}${via.slice(1)}`
}

type Reading = (telling: Telling) => Change

const BY_KIND: Record<PartnerFactKind, Reading> = {
  PartnerRegistered: ({ subject, text }) => came('the partner', text('name') || subject),
  PartnerConfirmed: () => ({ what: 'the partner', from: 'waiting to be confirmed', to: 'confirmed' }),
  PartnerChanged: changed,
  TermsChanged: changed,
  TermsProposed: ({ text }) => ({
    what: text('what') === '' ? 'proposed' : `proposed: ${text('what')}`,
    ...{ from: text('from'), to: text('what') === '' ? 'the terms as they stand' : text('to') },
  }),
  ProposalAccepted: ({ text }) => ended(`accepted, as version ${text('version')}`),
  ProposalDeclined: () => ended('declined'),
  ProposalTakenBack: () => ended('taken back'),
  ProposalSuperseded: () => ended('replaced by other words'),
  PartnerEnded: ({ text }) => ({ what: 'the stage', from: text('stage'), to: 'ended' }),
  PartnerResumed: ({ text }) => ({ what: 'the stage', from: 'ended', to: text('stage') }),
  FigureReported: ({ text }) => came(`“${text('figure')}” for ${text('period')}`, text('value')),
  FigureCorrected: ({ text }) => ({
    what: `“${text('figure')}” for ${text('period')}`,
    ...{ from: text('before'), to: text('value') },
  }),
  FigureAgreed: ({ text }) => came(`“${text('figure')}” for ${text('period')}, agreed`, text('value')),
  FigureWaived: ({ text }) => ({ what: `“${text('figure')}” for ${text('period')}`, from: 'missed', to: 'let pass' }),
  TokenMinted: ({ text }) => came(`token ${text('token')}`, text('figures')),
  TokenRevoked: ({ text }) => went(`token ${text('token')}`, 'held'),
  RotationSet: ({ text }) => ({ what: `rotation “${text('rotation')}”`, from: text('was'), to: text('turns') }),
  RotationEnded: ({ text }) => went(`rotation “${text('rotation')}”`, text('was')),
  RotationOverridden: ({ text }) => came(`duty by “${text('rotation')}”`, text('name')),
  RotationSwapped: ({ text }) => came(`duty by “${text('rotation')}”`, 'two turns swapped'),
  CheckInSkipped: ({ moment }) => went('the health check', moment('due')),
  CheckInSkipTakenBack: ({ moment }) => came('the health check', moment('due')),
  DrillsAgreed: () => ({ what: 'drills of escalations', from: '', to: 'agreed' }),
  DrillsWithdrawn: () => ({ what: 'drills of escalations', from: 'agreed', to: 'taken back' }),
  DrillBegun: ({ text }) => ({ what: text('drill'), from: '', to: 'begun' }),
  DrillEnded: ({ text }) => ({ what: text('drill'), from: 'begun', to: 'over' }),
  DrillStopped: ({ text }) => ({ what: text('drill'), from: 'begun', to: 'stopped' }),
  PeriodClosed: ({ text }) => came(`the ledger of ${text('period')}`, text('booked') || 'closed'),
  PeriodCorrected: ({ text }) => came(`the ledger of ${text('period')}`, text('booked')),
  LedgerDisputed: ({ text }) => came(`a dispute of ${text('period')}`, text('case')),
  ChannelBound: ({ text }) => came(channel(text('purpose')), text('channel')),
  ChannelUnbound: ({ text }) => went(channel(text('purpose')), text('channel')),
  PersonNamed: (telling) => came(part(telling), telling.text('name')),
  PersonRemoved: (telling) => went(part(telling), telling.text('name')),
  PersonErased: () => went('somebody', 'what was kept of them'),
  PersonChanged: ({ text }) => ({ what: `${text('what')} of ${text('name')}`, from: text('from'), to: text('to') }),
  AccountAdded: ({ text }) => came(`account of ${text('name')}`, text('account')),
  AccountRemoved: ({ text }) => went(`account of ${text('name')}`, text('account')),
  PageHookChanged: ({ text }) => ({
    what: `pages for ${text('name')}${text('secret') === '' ? '' : ', secret'}`,
    ...{ from: text('from'), to: text('to') },
  }),
  OrganisationRecorded: ({ text }) => came('organisation', text('organisation')),
  ManagerOfAllNamed: ({ text }) => came('manager of all partners', text('name')),
  ManagerOfAllRemoved: ({ text }) => went('manager of all partners', text('name')),
}

function changed({ text }: Telling): Change {
  return { what: text('what') || 'the terms', from: text('from'), to: text('to') }
}

const CHANGES = new Map<string, Reading>(Object.entries(BY_KIND))

const unheardOf: Reading = ({ text }) => ({ what: text('what'), from: text('from'), to: text('to') })

function ended(to: string): Change {
  return { what: 'what was proposed', from: 'open', to }
}

function came(what: string, to: string): Change {
  return { what, from: '', to }
}

function went(what: string, from: string): Change {
  return { what, from, to: '' }
}

/** "account manager of Northwind": the same role stands on both sides. */
function part({ text, side }: Telling): string {
  const of = text('side')
  const role = text('role').replaceAll('-', ' ') || 'person'
  return of === 'internal' || of === 'partner' ? `${role} of ${side(of)}` : role
}
