import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardToBlockKit } from '../../../adapters/slack/render/card-to-block-kit.ts'
import { clip } from '../../../adapters/slack/render/clip.ts'
import { richToMrkdwn } from '../../../adapters/slack/render/rich.ts'
import type { Button, Card, CardBlock, Inline, Rich } from '../../../src/cards/card.ts'
import { validateMessageBlocks } from '../../../src/playground/slack/block-kit/validate-message.ts'

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('<!channel>', '<@U01>', '&lt;', '*', '`', '```', '\n', ' ', '<https://x.test|y>', '👩‍👩‍👧‍👦', '|', '>'),
)
const text = fc.tuple(word, fc.constantFrom(1, 1, 1, 30, 400)).map(([piece, times]) => piece.repeat(times))
const inline: fc.Arbitrary<Inline> = fc.oneof(
  text,
  text.map((bold) => ({ bold })),
  text.map((code) => ({ code })),
  text.map((name) => ({ mention: { name, accounts: [] } })),
  fc.integer({ min: 0, max: 4e12 }).map((at) => ({ at, zone: 'Europe/Paris', style: 'date-time' as const })),
)
const rich: fc.Arbitrary<Rich> = fc.oneof(text, fc.array(inline, { maxLength: 5 }))
const block: fc.Arbitrary<CardBlock> = fc.oneof(
  rich.map((value) => ({ kind: 'text' as const, text: value })),
  fc
    .array(fc.record({ label: text, value: rich }), { maxLength: 24 })
    .map((fields) => ({ kind: 'fields' as const, fields })),
  fc.array(rich, { maxLength: 30 }).map((items) => ({ kind: 'list' as const, items })),
  fc.constant({ kind: 'divider' as const }),
)
const button: fc.Arbitrary<Button> = fc.record({
  action: fc.constant('case.open'),
  label: text,
  style: fc.constantFrom('primary', 'danger', 'plain'),
  subject: fc.constantFrom('CASE-1', 'CASE-2'),
  version: fc.nat(),
  confirm: text,
})
const card: fc.Arbitrary<Card> = fc.record(
  {
    subject: text,
    title: text,
    headline: rich,
    details: fc.record({ blocks: fc.array(block, { maxLength: 5 }), ask: button }),
    more: fc.array(button, { maxLength: 5 }),
    tone: fc.constantFrom('neutral', 'good', 'warning', 'critical'),
    blocks: fc.array(block, { maxLength: 60 }),
    buttons: fc.array(button, { maxLength: 30 }),
    footer: rich,
    fallback: text,
  },
  { requiredKeys: ['title', 'tone', 'blocks', 'buttons', 'fallback'] },
)

describe('whatever a card holds', () => {
  test('Slack accepts its blocks, and finds no markup in them but moments', () => {
    fc.assert(
      fc.property(card, (any) => {
        const { blocks, text: fallback } = cardToBlockKit(any)
        expect(validateMessageBlocks(JSON.parse(JSON.stringify(blocks)))).toEqual([])
        expect(fallback).not.toMatch(/[<>]/)
        expect(mrkdwnOf(blocks).replaceAll(/<!date\^\d+\^[^|<>]+\|[^|<>]+>/g, '')).not.toMatch(/[<>]/)
      }),
      { numRuns: 150 },
    )
  })

  test('rich text is never longer than it may be, and says so when it was cut', () => {
    fc.assert(
      fc.property(rich, fc.integer({ min: 1, max: 200 }), (any, most) => {
        const whole = richToMrkdwn(any, Number.POSITIVE_INFINITY)
        const shown = richToMrkdwn(any, most)
        expect(shown.length).toBeLessThanOrEqual(most)
        if (whole.length > most) expect(shown).toContain('…')
      }),
      // A piece that just fits, with another after it.
      { examples: [[[{ bold: '```' }, 'x'], 5] as [Rich, number], [['abc', 'x'], 3] as [Rich, number]] },
    )
  })

  test('what is cut keeps its beginning', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 100 }), (any, most) => {
        const cut = clip(any, most)
        if (any.length <= most) expect(cut).toBe(any)
        else expect(any.startsWith(cut.slice(0, -1)) && cut.endsWith('…')).toBe(true)
      }),
    )
  })
})

function mrkdwnOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(mrkdwnOf).join('\n')
  if (typeof value !== 'object' || value === null) return ''
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? String(value.text) : ''
  return own + mrkdwnOf(Object.values(value))
}
