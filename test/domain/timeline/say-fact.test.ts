import { describe, expect, test } from 'vitest'
import type { Party, Side } from '../../../src/domain/partners/party.ts'
import type { FactDraft } from '../../../src/domain/timeline/fact.ts'
import { sayFact } from '../../../src/domain/timeline/say-fact.ts'

const ANA: Party = { personId: 'ana', name: 'Ana', side: 'internal' }
const BEN: Party = { personId: 'ben', name: 'Ben', side: 'partner' }
const DUE = Temporal.Instant.from('2026-11-23T09:30:00Z').epochMilliseconds

function company(side: Side): string {
  return side === 'internal' ? 'Northwind' : 'Acme'
}

function fact(subject: string, kind: string, data: FactDraft['data'] = {}, by?: Party): FactDraft {
  return { partnerId: 'acme', at: DUE, subject, kind, ...(by && { by }), data, audience: 'shared' }
}

describe('A fact in words', () => {
  test.each<[string, FactDraft]>([
    [
      'Ana (Northwind) opened CASE-12 “Orders API returns 500”, an incident, severity 1; Acme answers it.',
      fact(
        'CASE-12',
        'CaseOpened',
        { title: 'Orders API returns 500', severity: 1, kind: 'incident', obligor: 'partner' },
        ANA,
      ),
    ],
    [
      'Ana (Northwind) opened CASE-13 “Again”; it follows CASE-12.',
      fact('CASE-13', 'CaseOpened', { title: 'Again', follows: 'CASE-12' }, ANA),
    ],
    [
      'Ana (Northwind) opened CASE-13, which follows CASE-12.',
      fact('CASE-12', 'CaseFollowed', { case: 'CASE-13' }, ANA),
    ],
    ['Ben (Acme) acknowledged CASE-12 and owns it.', fact('CASE-12', 'CaseAcknowledged', {}, BEN)],
    [
      'Ben (Acme) asked a question in CASE-12: “Since when?”',
      fact('CASE-12', 'CaseQuestionAsked', { text: 'Since when?' }, BEN),
    ],
    ['Ana (Northwind) replied in CASE-12: “Since 9.”', fact('CASE-12', 'CaseReplied', { text: 'Since 9.' }, ANA)],
    ['Ben (Acme) resolved CASE-12: “Restarted”.', fact('CASE-12', 'CaseResolved', { note: 'Restarted' }, BEN)],
    [
      'Ana (Northwind) replied in CASE-12: “It fails.” Silence confirms its resolution no sooner than Mon 23 Nov 2026, 09:30 (UTC).',
      fact('CASE-12', 'CaseReplied', { text: 'It fails.', confirmBy: DUE }, ANA),
    ],
    ['Ana (Northwind) reopened CASE-12: “Again”.', fact('CASE-12', 'CaseReopened', { reason: 'Again' }, ANA)],
    [
      'Ana (Northwind) changed the severity of CASE-12 from 2 to 1.',
      fact('CASE-12', 'CaseSeverityChanged', { from: 2, to: 1 }, ANA),
    ],
    ['Ben (Acme) made Bo the owner of CASE-12.', fact('CASE-12', 'CaseAssigned', { owner: 'Bo' }, BEN)],
    [
      'The acknowledge clock of CASE-12 started, due Mon 23 Nov 2026, 09:30 (UTC).',
      fact('CASE-12', 'SlaClockStarted', { measure: 'acknowledge', round: 1, dueAt: DUE }),
    ],
    [
      'The resolve clock of CASE-12 (round 2) paused.',
      fact('CASE-12', 'SlaClockPaused', { measure: 'resolve', round: 2 }),
    ],
    [
      'The resolve clock of CASE-12 went on, due Mon 23 Nov 2026, 09:30 (UTC).',
      fact('CASE-12', 'SlaClockResumed', { measure: 'resolve', round: 1, dueAt: DUE }),
    ],
    [
      'The resolve clock of CASE-12 has used 75 % of its time, due Mon 23 Nov 2026, 09:30 (UTC).',
      fact('CASE-12', 'SlaWarned', { measure: 'resolve', round: 1, dueAt: DUE, percent: 75 }),
    ],
    [
      'The resolve clock of CASE-12 was breached: it was due Mon 23 Nov 2026, 09:30 (UTC).',
      fact('CASE-12', 'SlaBreached', { measure: 'resolve', round: 1, dueAt: DUE }),
    ],
    ['The acknowledge clock of CASE-12 was met.', fact('CASE-12', 'SlaMet', { measure: 'acknowledge', round: 1 })],
    [
      'The resolve clock of CASE-12 stopped after its due time.',
      fact('CASE-12', 'SlaMissed', { measure: 'resolve', round: 1 }),
    ],
    [
      'The resolve clock of CASE-12 is no longer breached: it was resolved in time.',
      fact('CASE-12', 'SlaBreachWithdrawn', { measure: 'resolve', round: 1, why: 'it was resolved in time.' }),
    ],
    [
      'Liaison started ESC-3 about CASE-12: The resolution was due Monday.',
      fact('ESC-3', 'EscalationStarted', {
        about: 'CASE-12',
        cause: 'sla-breach',
        reason: 'The resolution was due Monday.',
      }),
    ],
    ['ESC-3 told step 2.', fact('ESC-3', 'EscalationClimbed', { step: 2, cycle: 1 })],
    [
      'ESC-3 skipped step 2 (round 2): it has nobody to tell.',
      fact('ESC-3', 'EscalationStepSkipped', { step: 2, cycle: 2 }),
    ],
    ['Ana (Northwind) acknowledged ESC-3 and owns it.', fact('ESC-3', 'EscalationAcknowledged', {}, ANA)],
    ['Ana (Northwind) moved ESC-3 to the next step without waiting.', fact('ESC-3', 'EscalatedNow', {}, ANA)],
    [
      'Ben (Acme) resolved ESC-3: CASE-12 is resolved.',
      fact('ESC-3', 'EscalationResolved', { why: 'CASE-12 is resolved.' }, BEN),
    ],
    [
      'ESC-3 went through all its steps without an acknowledgement; whoever answers for the partner and can be reached was told.',
      fact('ESC-3', 'EscalationExhausted', { told: 6 }),
    ],
    [
      'ESC-3 left step 2 (round 2) at once: none of its messages could be delivered.',
      fact('ESC-3', 'EscalationStepUnheard', { step: 2, cycle: 2 }),
    ],
    ['Liaison added to ESC-3: A second clock.', fact('ESC-3', 'EscalationReasonAdded', { reason: 'A second clock.' })],
    [
      'Liaison opened CHECK-2, a pulse health check that asks 3 people, open until Mon 23 Nov 2026, 09:30 (UTC).',
      fact('CHECK-2', 'CheckInOpened', { kind: 'pulse', items: 5, asked: 3, closesAt: DUE }),
    ],
    ['Ben (Acme) answered CHECK-2.', fact('CHECK-2', 'CheckInAnswered', { late: 'no', edited: 'no' }, BEN)],
    [
      'Ben (Acme) answered CHECK-2 after it closed.',
      fact('CHECK-2', 'CheckInAnswered', { late: 'yes', edited: 'no' }, BEN),
    ],
    [
      'Ben (Acme) changed their answers in CHECK-2.',
      fact('CHECK-2', 'CheckInAnswered', { late: 'no', edited: 'yes' }, BEN),
    ],
    [
      'Ben (Acme) let Ana be asked by CHECK-2 in their place.',
      fact('CHECK-2', 'CheckInHandedOver', { to: 'Ana' }, BEN),
    ],
    [
      'Ben (Acme) skipped the health check of acme that was to open Thu 1 Jan 1970, 00:00 (UTC): “We all meet that day”.',
      fact('acme', 'CheckInSkipped', { due: 0, reason: 'We all meet that day' }, BEN),
    ],
    [
      'Ben (Acme) took back that the health check of acme of Thu 1 Jan 1970, 00:00 (UTC) is skipped.',
      fact('acme', 'CheckInSkipTakenBack', { due: 0 }, BEN),
    ],
    ['Liaison reminded 1 person of CHECK-2.', fact('CHECK-2', 'CheckInReminded', { people: 1 })],
    [
      'CHECK-2 closed with 3 of 4 answers: relationship health 62.5 of 100, amber.',
      fact('CHECK-2', 'CheckInClosed', { band: 'amber', rhi: 62.5, answered: 3, asked: 4 }),
    ],
    [
      'CHECK-2 closed with 1 of 4 answers: insufficient data.',
      fact('CHECK-2', 'CheckInClosed', { band: 'insufficient data', answered: 1, asked: 4 }),
    ],
    [
      'CHECK-2 shows a perception gap (R5): trust 75 and 25.',
      fact('CHECK-2', 'RedFlagRaised', { flag: 'R5', name: 'perception gap', evidence: 'trust 75 and 25.' }),
    ],
    ['Ana (Northwind) registered Acme.', fact('acme', 'PartnerRegistered', { name: 'Acme' }, ANA)],
    ['Ana (Northwind) changed the terms of acme.', fact('acme', 'PartnerChanged', {}, ANA)],
    [
      'Ana (Northwind) changed acme: the stage from steady to renewal.',
      fact('acme', 'PartnerChanged', { what: 'the stage', from: 'steady', to: 'renewal', via: 'slack' }, ANA),
    ],
    [
      'ops (command line) added to acme: health checks, pulse, 0 10 * * 1 (UTC).',
      fact('acme', 'PartnerChanged', {
        ...{ what: 'health checks', from: '', to: 'pulse, 0 10 * * 1 (UTC)' },
        ...{ by: 'ops', via: 'command line' },
      }),
    ],
    [
      'Liaison took away from acme: step 3 of escalations, tell our sponsor.',
      fact('acme', 'PartnerChanged', { what: 'step 3 of escalations', from: 'tell our sponsor', to: '' }),
    ],
    [
      'Ana (Northwind) made #acme the shared channel of acme.',
      fact('acme', 'ChannelBound', { purpose: 'shared', channel: '#acme' }, ANA),
    ],
    [
      "Ana (Northwind) took #ops away as the managers' channel of acme.",
      fact('acme', 'ChannelUnbound', { purpose: 'managers', channel: '#ops' }, ANA),
    ],
    [
      'Ana (Northwind) named Ben account manager for acme.',
      fact('acme', 'PersonNamed', { name: 'Ben', role: 'account-manager' }, ANA),
    ],
    ['Ana (Northwind) removed Ben from acme.', fact('acme', 'PersonRemoved', { name: 'Ben' }, ANA)],
    ['Exit plan tested: acme, by Ana (Northwind).', fact('acme', 'ExitPlanTested', {}, ANA)],
  ])('reads %j', (sentence, told) => {
    expect(sayFact(told, company)).toBe(sentence)
  })

  test('says moments in the zone it is given', () => {
    const breached = fact('CASE-12', 'SlaBreached', { measure: 'resolve', round: 1, dueAt: DUE })
    expect(sayFact(breached, company, 'Europe/Paris')).toContain('10:30 (Europe/Paris)')
  })

  test("stays one short line whatever people's words are", () => {
    const sentence = sayFact(fact('CASE-12', 'CaseReplied', { text: `a\n\nb ${'🚀'.repeat(3_000)}` }, ANA), company)
    expect(sentence).toMatch(/^Ana \(Northwind\) replied in CASE-12: “a b 🚀+…”$/u)
    expect([...sentence].length).toBeLessThan(260)
  })
})
