import { expect, test } from 'vitest'
import { digestCard, type DigestView } from '../../src/cards/digest-card.ts'
import { exhaustedCard } from '../../src/cards/exhausted-card.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { saidBy } from './said-by.ts'

const AT = Date.parse('2026-11-23T08:00:00Z')
const PARTNER = { version: 1, partnerName: 'Acme Hosting' }
const LIST: Pick<DigestView, 'needs' | 'total' | 'overdue' | 'from' | 'elsewhere' | 'zone' | 'ours'> = {
  needs: [
    { ...PARTNER, kind: 'overdue', deed: 'resolve', label: 'CASE-1', title: 'Lost parcels' },
    { ...PARTNER, kind: 'escalation', deed: 'take up', label: 'ESC-1', title: 'CASE-1 Lost parcels' },
  ],
  ...{ total: 2, overdue: 1, from: 0, elsewhere: 0, zone: 'Europe/Paris', ours: true },
}
const exhausted = (label: string) =>
  exhaustedCard({
    ...{ ...PARTNER, label, reason: 'No progress', companies: ['Acme Hosting'] },
    subject: { kind: 'case', id: 'one', label: 'CASE-1', title: 'Lost parcels' },
  })
const NEWS: DigestView['news'] = [
  { notice: 'severity-raised', label: 'CASE-1', title: 'Lost parcels', severity: 2, status: 'in-progress' },
]

test('under a list that is not shown again, everything that waited is told, also of what stands in it', () => {
  for (const days of [1, 2, 9]) {
    const card = digestCard({
      ...{ ...LIST, news: NEWS, held: [exhausted('ESC-1'), exhausted('ESC-2')] },
      since: { same: true, days, at: AT },
    })
    const said = saidBy(card)
    for (const words of ['ESC-1 has reached', 'ESC-2 has reached', 'CASE-1 has severity 2', '3 more came up'])
      expect(said).toContain(words)
    expect(said).not.toContain('Nothing new')
    const buttons = card.blocks.flatMap((block) => (block.kind === 'line' ? [block.button.subject] : []))
    expect(buttons).toEqual(['CASE-1', 'ESC-1', 'ESC-2', 'needs'])
  }
})

test('a list that is shown is not repeated by what waited, and its own buttons are enough', () => {
  const card = digestCard({ ...LIST, news: NEWS, held: [exhausted('ESC-1'), exhausted('ESC-2')] })
  const buttons = card.blocks.flatMap((block) => (block.kind === 'line' ? [block.button.subject] : []))
  expect(buttons).toEqual(['ESC-2', 'CASE-1', 'ESC-1'])
})

test('no two mornings on which the list is as it was begin with the same words, however often it came to be so', () => {
  const lists = [{}, { held: [exhausted('ESC-2')] }, { whole: ['CASE-1'] }, { whole: [] }].flatMap(
    ({ whole, held = [] }) =>
      [0, 1, 2, 30].flatMap((first) =>
        [1, 2, 3].map((days) => {
          const since = { same: true as const, days, at: AT + first * DAY, ...(whole && { whole }) }
          return digestCard({ ...LIST, news: [], held, since }).fallback
        }),
      ),
  )
  expect(lists).toHaveLength(48)
  expect(new Set(lists.map((text) => text?.split('First: ')[0])).size).toBe(48)
})

test('an escalation that nobody has is named on each day, also where the list is not told again', () => {
  const as = (days: number) => ({ since: { same: true as const, days, at: AT } })
  for (const since of [{}, as(1), as(9)])
    expect(digestCard({ ...LIST, news: [], exhausted: ['ESC-1'], ...since }).headline).toMatch(/ · nobody has ESC-1$/u)
})

test('an escalation that nobody has, and that is new in the list, is named once, beside what else is new', () => {
  const of = (changed: string[]) =>
    digestCard({ ...LIST, news: [], exhausted: ['ESC-1'], since: { same: false, changed, fewer: 1, at: AT } }).headline
  expect(of(['ESC-1', 'CASE-4'])).toMatch(/ · new or changed: CASE-4 · nobody has ESC-1$/u)
  expect(of(['ESC-1'])).not.toMatch(/new or changed|fewer/u)
})
