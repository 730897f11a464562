import { describe, expect, test } from 'vitest'
import type { Card, Inline, Rich } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { SAMPLE_CARDS } from '../fixtures/sample-cards.ts'

const CARDS = Object.entries(SAMPLE_CARDS)

/** Actions that answer with a form: Teams must know before the press. */
const OPENS_FORM = [
  'case.ask',
  'case.reply',
  'case.resolve',
  'case.reopen',
  'case.withdraw',
  'case.open',
  'escalation.start',
  'escalation.resolve',
  'check-in.answer',
  'partner.register',
]

describe.each(CARDS)('the card "%s"', (_, card) => {
  test('says in its fallback what it is about and what to do, as whole sentences', () => {
    expect(card.fallback).toContain(card.subject ?? '')
    expect(card.fallback).toMatch(/[.?”…]$/u)
    expect(card.fallback.length).toBeGreaterThan(20)
  })

  test('has at most five buttons, no two alike, and at most one main button, which comes first', () => {
    expect(card.buttons.length).toBeLessThanOrEqual(5)
    const keys = card.buttons.map(({ action, subject }) => `${action} ${subject}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(card.buttons.slice(1).filter(({ style }) => style === 'primary')).toEqual([])
  })

  test('has buttons within the limits of the neutral model, which open a form exactly where there is one', () => {
    for (const { action, label, subject, opensForm } of card.buttons) {
      expect(action).toMatch(/^[a-z.-]{1,40}$/u)
      expect(label.length).toBeLessThanOrEqual(30)
      expect(subject).not.toBe('')
      expect(opensForm ?? false).toBe(OPENS_FORM.includes(action))
    }
  })

  test('says something in every block, and gives each table row a cell for every column', () => {
    const amiss = card.blocks.filter((block) => {
      if (block.kind === 'text') return plainText(block.text) === ''
      if (block.kind === 'list') return block.items.length === 0
      return block.kind === 'table' && block.rows.some((row) => row.length !== block.columns.length)
    })
    expect(amiss).toEqual([])
  })
})

test('no card uses exclamation marks, blames anybody, or says when in anything but a moment', () => {
  const calm = CARDS.filter(([, card]) => !JSON.stringify(card).includes('<!channel>'))
  expect(calm.length).toBeGreaterThan(30)
  for (const [name, card] of calm) {
    const said = [...richOf(card)].map(plainText).join(' ')
    expect(`${name}: ${said}`).not.toContain('!')
    expect(`${name}: ${said}`).not.toMatch(/\b(fault|blame|failed to|forgot|too late|neglect)/iu)
    // A time typed into a sentence would not follow the reader's zone.
    expect(stringsOf(card).join(' ')).not.toMatch(/\b20\d\d\b/u)
  }
})

function* richOf(card: Card): Generator<Rich> {
  yield card.title
  yield card.fallback
  if (card.footer !== undefined) yield card.footer
  for (const { label } of card.buttons) yield label
  for (const block of card.blocks) {
    if (block.kind === 'text') yield block.text
    if (block.kind === 'list') yield* block.items
    if (block.kind === 'fields') for (const { label, value } of block.fields) yield* [label, value]
    if (block.kind === 'table') yield* [...block.columns, ...block.rows.flat()]
  }
}

function stringsOf(card: Card): string[] {
  const pieces = [...richOf({ ...card, fallback: '' })].flatMap((rich): Inline[] =>
    typeof rich === 'string' ? [rich] : rich,
  )
  return pieces.map((piece) => (typeof piece === 'string' ? piece : 'bold' in piece ? piece.bold : ''))
}
