import { expect, test } from 'vitest'
import type { PersonRef } from '../../src/cards/card.ts'
import { type CaseView, internalCaseCard, sharedCaseCard } from '../../src/cards/case-card.ts'
import { heightOnPhone, PHONE_HEIGHT } from './height-on-phone.ts'

const AT = Date.parse('2026-03-02T09:30:00Z')
const [LEA, OTTO] = ['Alexandra Montgomery', 'Christopher Hallworth'].map((name): PersonRef => ({ name, accounts: [] }))
const QUESTION =
  'Which of the three regions is affected, since when exactly, and did anybody change the routing before?'
const CASE: CaseView = {
  ...{ label: 'CASE-1042', version: 1, kind: 'incident', severity: 2, status: 'waiting', acknowledged: true },
  title:
    'Orders API returns 500 for every customer in the western European region since the gateway was deployed on Sunday',
  ...{ partnerName: 'Brightwater Logistics', obligorName: 'Brightwater Logistics' },
  ownerCompany: 'Brightwater Logistics',
  ...{ opener: LEA!, openerCompany: 'Northwind', openedAt: AT, owner: OTTO!, zone: 'Europe/Paris', protects: ['x'] },
  actions: [],
  marks: [],
  clocks: [{ measure: 'resolve', target: '4 h', status: 'paused', since: AT }],
  waiting: { onCompany: 'Brightwater Logistics', question: QUESTION, asker: LEA! },
}
const clocksFollow = { severity: 1 as const, company: 'Northwind' }
const merging = { into: 'CASE-1004', company: 'Northwind' }
const ours = { escalations: ['ESC-1'] }

test.each([
  ['waits, severity to confirm', sharedCaseCard({ ...CASE, clocksFollow })],
  ['waits, to be merged', sharedCaseCard({ ...CASE, merging })],
  ['waits, both, follows', sharedCaseCard({ ...CASE, merging, clocksFollow, follows: 'CASE-1000' })],
  ['waits, to be merged, ours', internalCaseCard({ ...CASE, ...ours, merging, follows: 'CASE-1000' })],
])('the card of a case that %s takes at most half of a phone, with usual names and a long title', (_, card) => {
  expect(heightOnPhone(card)).toBeLessThanOrEqual(PHONE_HEIGHT / 2)
  // What does not stand on it is behind its details.
  expect(JSON.stringify(card.details)).toContain(QUESTION)
  expect(JSON.stringify(card.details)).toContain(CASE.title)
})
