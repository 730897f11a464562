import type { Card } from '../../../src/cards/card.ts'
import type { Case } from '../../../src/domain/cases/case.ts'
import type { Run } from '../../../src/domain/checkins/run.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import type { Partner, Person } from '../../../src/domain/partners/partner.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import type { Clock, Promised } from '../../../src/domain/sla/clock.ts'
import type { AgreementVersion } from '../../../src/domain/terms/agreement.ts'
import { USUAL_CALENDAR } from '../../../src/domain/terms/terms.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import type { FactDraft } from '../../../src/domain/timeline/fact.ts'
import type { Inbound } from '../../../src/ports/inbound.ts'
import type { Destination, NewDelivery } from '../../../src/ports/store/outbox.ts'
import type { Conversation } from '../../../src/ports/store/registry.ts'
import type { Tx } from '../../../src/ports/store/store.ts'
import type { Timer, TimerMatter } from '../../../src/ports/store/timers.ts'
import { promise, terms } from '../../fixtures/terms.ts'

// Plain values that satisfy the ports; each test names what matters to it.

export const T0 = Date.UTC(2026, 2, 2, 9, 0, 0, 123)

export const ada: Party = { personId: 'ada', name: 'Ada', side: 'internal' }

const HOURS = { ...businessHours('Europe/Paris'), name: USUAL_CALENDAR }

export const TERMS = terms({
  objectives: [promise({ measure: 'acknowledge' }), promise()],
  ladders: [{ steps: { internal: [], partner: [] }, cycles: 1 }],
})

export function agreement(of: Partner, change: Partial<AgreementVersion> = {}): AgreementVersion {
  return { ...of.agreement, partnerId: of.id, validFrom: T0, recordedAt: T0, terms: of.terms, changes: [], ...change }
}

/** The partner, with the version of the agreement that it refers to. */
export async function insertPartner(tx: Tx, one: Partner): Promise<void> {
  await tx.partners.insert(one)
  await tx.agreements.insert(agreement(one))
}

/** Its agreement is called after its short name. */
export function partner(change: Partial<Partner> = {}): Partner {
  return {
    id: 'acme-id',
    slug: 'acme',
    name: 'Acme Hosting',
    type: 'managed-service',
    direction: 'sell-to',
    stage: 'steady',
    agreement: { id: 'acme-1', version: 1 },
    terms: TERMS,
    registeredAt: T0,
    version: 1,
    ...change,
    ...(change.slug && { agreement: { id: `${change.slug}-1`, version: 1 } }),
  }
}

/** One of ours, called as their id unless told otherwise. */
export function person(id: string, change: Partial<Person> = {}): Person {
  return { id, name: id, zone: 'UTC', ours: true, bySheet: { name: false, zone: false }, ...change }
}

/** Registers Acme, and Ada who works with it. */
export async function registerAcme(tx: Tx): Promise<void> {
  await insertPartner(tx, partner())
  await tx.people.insert(person('ada', { name: 'Ada', zone: 'Europe/Paris' }), [
    { platform: 'slack', tenantId: 'T1', userId: 'U1' },
  ])
}

export function openCase(number: number, change: { id?: string; partnerId?: string; title?: string } = {}): Case {
  return {
    id: `case-${number}`,
    number,
    partnerId: 'acme-id',
    title: 'Orders API returns 500',
    kind: 'incident',
    severity: 1,
    openedAt: T0,
    openedBy: ada,
    obligor: 'partner',
    owner: ada,
    log: [{ at: T0, status: 'open', acknowledged: false, round: 1, severity: 1 }],
    version: 1,
    status: 'open',
    ...change,
  }
}

export function resolved(opened: Case, version: number): Case {
  const { id, number, partnerId, title } = opened
  const base = openCase(number, { id, partnerId, title })
  return { ...base, status: 'resolved', resolvedAt: T0 + 1, resolvedBy: ada, note: 'Fixed', version }
}

export function clock(subjectId: string, measure: Clock['measure'], round: number): Clock {
  const promised: Promised = {
    agreement: { id: 'acme-1', version: 1 },
    objective: promise({ measure }),
    calendar: HOURS,
    targetMs: 3_600_000,
  }
  return {
    id: `${subjectId}-${measure}-${round}`,
    subjectKind: 'case',
    subjectId,
    partnerId: 'acme-id',
    measure,
    round,
    obligor: 'partner',
    ...promised,
    terms: [{ since: T0, why: 'started', promised }],
    startedAt: T0,
    usedBeforeMs: 0,
    warnedPercents: [],
    version: 1,
    status: 'running',
    dueAt: T0 + 3_600_000,
  }
}

export function ladder(number: number, subjectId: string, cause: Ladder['cause']): Ladder {
  return {
    id: `ladder-${number}`,
    number,
    partnerId: 'acme-id',
    subject: { kind: 'case', id: subjectId, label: 'CASE-1', title: 'Orders API returns 500' },
    cause,
    reason: 'The acknowledgement of CASE-1 has been due from Acme since 09:30.',
    startedAt: T0 + number,
    agreement: { id: 'acme-1', version: 1 },
    ladderName: 'usual',
    policy: { steps: { internal: [], partner: [] }, cycles: 1 },
    calendar: HOURS,
    climbed: [],
    version: 1,
    status: 'open',
    urgency: 'notice',
    sides: {
      internal: { state: 'climbing', step: 0, cycle: 1, nextAt: T0 + 60_000 },
      partner: { state: 'none' },
    },
  }
}

export function run(
  number: number,
  change: Partial<Pick<Run, 'partnerId' | 'audience' | 'respondents' | 'openedAt'>> = {},
): Run {
  return {
    id: `run-${number}`,
    number,
    partnerId: 'acme-id',
    agreement: { id: 'acme-1', version: 1 },
    audience: 'everybody',
    kind: 'pulse',
    template: { slug: 'health', version: 1 },
    items: [],
    followUp: 'What happened?',
    openedAt: T0 + number,
    closesAt: T0 + 3_000,
    respondents: [ada],
    windows: {},
    responses: {},
    version: 1,
    status: 'open',
    ...change,
  }
}

export function fact(kind: string, change: Partial<FactDraft> = {}): FactDraft {
  return {
    partnerId: 'acme-id',
    at: T0,
    subject: 'CASE-1',
    kind,
    by: ada,
    data: { note: kind },
    audience: 'shared',
    ...change,
  }
}

export function timer(
  key: string,
  dueAt: number,
  { subjectId = 'clock-1', matter = level(75) }: { subjectId?: string; matter?: TimerMatter } = {},
): Timer {
  return { key, subjectId, dueAt, ...matter }
}

export function level(percent: number): TimerMatter {
  return { kind: 'sla.level', data: { percent } }
}

export function card(title: string): Card {
  return { title, tone: 'neutral', blocks: [], buttons: [], fallback: title }
}

export function channel(name: string): Destination {
  return { kind: 'conversation', platform: 'slack', conversationRowId: name }
}

/** To #a unless told otherwise. */
export function delivery(id: string, change: Partial<NewDelivery> = {}): NewDelivery {
  return { id, destination: channel('a'), card: card(id), now: T0, ...change }
}

export function conversation(id: string, change: Partial<Conversation> = {}): Conversation {
  return {
    id,
    platform: 'slack',
    tenantId: 'T1',
    conversationId: `C-${id}`,
    kind: 'channel',
    name: id,
    present: true,
    ...change,
  }
}

export function inbound(eventId: string): Inbound {
  return {
    platform: 'slack',
    eventId,
    occurredAt: T0,
    speaker: { organisations: ['T1'], userId: 'U1', name: 'Ada' },
    place: { conversationId: 'C1', kind: 'channel', tenantId: 'T1' },
    what: { kind: 'command', text: 'help', mentions: [] },
  }
}
