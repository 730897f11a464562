import { expect, test } from 'vitest'
import { chooseActions, isPressing, type WeekAction } from '../../../src/domain/digests/week-actions.ts'

const OF = { partnerId: 'acme-id', partnerName: 'Acme' }
const overdue = (label: string): WeekAction => ({ deed: 'overdue', label, title: 'Late', at: 1, ...OF })
const escalation = (label: string, about: string): WeekAction => ({
  ...{ deed: 'escalation', label, about, version: 1, title: 'Late', at: 1, ...OF },
})
const flags: WeekAction = { deed: 'flags', label: 'CHECK-1', says: ['perception gap'], closedAt: 5, ...OF }
const terms: WeekAction = { deed: 'terms', label: 'acme', asked: false, ...OF }
const drill: WeekAction = { deed: 'drill', label: 'acme', people: 5, never: 2, lastAt: 5, ...OF }
const sponsor: WeekAction = { deed: 'no sponsor', label: 'acme', ...OF }

const chosen = (all: WeekAction[], ...told: string[]) =>
  chooseActions(all, new Set(told)).map(({ deed, label }) => `${deed} ${label}`)

test('three are proposed, the most pressing kind first and one of each before a second of any', () => {
  const all = [terms, sponsor, overdue('CASE-1'), overdue('CASE-2'), escalation('ESC-1', 'CASE-9'), flags]
  expect(chosen(all)).toEqual(['overdue CASE-1', 'escalation ESC-1', 'flags CHECK-1'])
  expect(chosen([sponsor, overdue('CASE-1'), overdue('CASE-2'), overdue('CASE-3')])).toEqual([
    'overdue CASE-1',
    'overdue CASE-2',
    'no sponsor acme',
  ])
  expect(chosen([])).toEqual([])
})

test('what is told besides is not proposed, nor a case whose escalation waits for somebody', () => {
  expect(chosen([overdue('CASE-1'), overdue('CASE-2'), escalation('ESC-1', 'CASE-2')], 'CASE-1')).toEqual([
    'escalation ESC-1',
  ])
  expect(chosen([overdue('CASE-2'), escalation('ESC-1', 'CASE-2')], 'ESC-1')).toEqual([])
})

test('people whom no drill reached come before a sponsor who is missing, and press in the week of a drill', () => {
  expect(chosen([sponsor, drill, terms])).toEqual(['terms acme', 'drill acme', 'no sponsor acme'])
  expect([5, 6].map((mid) => isPressing(drill, { mid }))).toEqual([true, false])
})

test('what has stood for weeks is no reason for a message, and a health check that closed last week is', () => {
  expect([overdue('CASE-1'), escalation('ESC-1', 'CASE-1'), flags].map((one) => isPressing(one, { mid: 5 }))).toEqual([
    ...[true, true, true],
  ])
  expect([flags, terms, sponsor].map((one) => isPressing(one, { mid: 6 }))).toEqual([false, false, false])
})
