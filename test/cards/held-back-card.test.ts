import { expect, test } from 'vitest'
import { heldBackCard } from '../../src/cards/held-back-card.ts'
import { joinedCallCard } from '../../src/cards/joined-call-card.ts'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { saidBy } from './said-by.ts'

const passedOn = (text: string) => noticeCard({ title: 'Passed on', text, tone: 'neutral', subject: 'acme' })

test('several messages told together lose nothing of one that is only words, nor take two of them for the same', () => {
  const said = saidBy(heldBackCard([passedOn('CASE-1 passed to Tom Ek.'), passedOn('CASE-2 passed to Mara Lind.')]))
  expect(said).toContain('2 things came up meanwhile')
  expect(said).toContain('CASE-1 passed to Tom Ek.')
  expect(said).toContain('CASE-2 passed to Mara Lind.')
})

test('the same words sent twice are one thing', () => {
  const card = passedOn('CASE-1 passed to Tom Ek.')
  expect(saidBy(heldBackCard([card, card]))).toContain('One thing came up meanwhile')
})

test('a message that calls about several escalations names each of them also where it is told with other things', () => {
  const escalations = ['ESC-3', 'ESC-4'].map((label) => ({
    ...{ label, version: 1, about: 'CASE-1', title: 'Parcels', partnerName: 'Acme' },
    state: { status: 'waits' as const },
  }))
  const card = heldBackCard([
    passedOn('CASE-2 passed to Tom Ek.'),
    joinedCallCard({ call: 'c', escalations, zone: 'UTC' }),
  ])
  expect(saidBy(card)).toMatch(/2 escalations wait.*ESC-3.*ESC-4/su)
})
