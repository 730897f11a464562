import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cardToBlockKit } from '../../adapters/slack/render/card-to-block-kit.ts'
import { cardToAdaptiveCard } from '../../adapters/teams/render/card-to-adaptive-card.ts'
import type { Card, Inline, Rich } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { validateMessageBlocks } from '../../src/playground/slack/block-kit/validate-message.ts'
import { validateAdaptiveCard } from '../../src/playground/teams/card-schema/validate-adaptive-card.ts'
import { SAMPLE_CARDS } from '../fixtures/sample-cards.ts'
import { heightOnPhone, PHONE_HEIGHT } from './height-on-phone.ts'
import { lineOneOf, linesOf } from './said-by.ts'

const CARDS = Object.entries(SAMPLE_CARDS)
const CASES = CARDS.filter(([name]) => /^case (?!list)/u.test(name) && !name.endsWith('unfolded'))

/** Actions that answer with a form: Teams must know before the press. */
const OPENS_FORM = [
  ...['rotation.set', 'rotation.override', 'rotation.end-override', 'rotation.swap', 'drill.set'],
  ...['case.leave-out', 'case.service', 'case.same', 'mark.object'],
  ...['template.item', 'template.add', 'template.take-out', 'template.copy'],
  ...['template.words', 'template.translate'],
  'action.accept',
  'check-in.propose',
  'check-in.hand-over',
  'action.done',
  'action.drop',
  'case.ask',
  'case.reply',
  'case.resolve',
  'case.mute',
  'own-times.set',
  'case.reopen',
  'case.edit',
  'case.merge',
  'case.withdraw',
  'case.share',
  'message.share',
  'message.set-right',
  'needs.choose',
  'figure.report',
  'token.mint',
  'token.revoke',
  'ledger.dispute',
  'case.open',
  'case.from-message',
  'escalation.start',
  'line.fill',
  'escalation.resolve',
  ...['escalation.acknowledge-until', 'escalation.assign', 'escalation.snooze', 'escalation.note', 'escalation.calm'],
  ...['escalation.reopen', 'escalation.else'],
  'check-in.answer',
  'check-in.answer-anonymously',
  'partner.register',
  'terms.about',
  'terms.hours',
  'terms.targets',
  'terms.ladder',
  'terms.figures',
  'terms.money',
  'terms.checks',
  'terms.people',
  'terms.channels',
  'case.assign',
  'case.set-severity',
  'proposal.decline',
  'maintenance.announce',
  'maintenance.move',
  'maintenance.decline',
]

/** Words of the workshop, and what a card says when it has nothing to say. */
const RAW =
  /counted in|policy version|the way up|by a person|\bundefined\b|\bNaN\b|\[object|\bno (?:sponsor|account manager|manager) at\b|: –|\| –/iu

/** How the code calls things: names in one word, platforms and languages by their keys. */
const CODE =
  /\b(?:in|on|from) (?:slack|teams)\b|\b[a-z]{2}-[A-Z]{2}\b|\b[a-z]+[A-Z][a-z]+|\b(?:account|in|check|sla|red)-[a-z]+\b/u

/** A prompt, a reminder or a notice that has nothing left to ask. */
const ASKS_NOTHING = /is (?:closed|answered|withdrawn|merged)\b|waits any more|after the resolution/u

/** What a card in the colour of an alarm, a warning or of good news says in words as well. */
const SAYS_WHY = {
  critical: /overdue|missed|ended|waits? for|last step|not connected|red\b/u,
  warning: /waiting|short|question|acknowledged|ended|amber|escalated|not done|once more|one more|removed|archived/iu,
  good: /resolved|confirmed|accepted|acknowledged|answers .* are in|green|none of/iu,
  neutral: /./u,
}

test('every builder of cards is among the samples', () => {
  const folder = new URL('../../src/cards/', import.meta.url)
  const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
  const functions = sources.flatMap((source) => source.split(/^(?=(?:export )?function )/mu))
  const builders = functions.flatMap((text) => {
    const [, name] = /^export function (\w+)/u.exec(text) ?? []
    return name !== undefined && /\): (?:Card|Card\[\]|\[Card, \.\.\.Card\[\]\]) \{$/mu.test(text) ? [name] : []
  })
  const samples = readFileSync(new URL('../fixtures/built-cards.ts', import.meta.url), 'utf8')
  expect(builders.length).toBeGreaterThan(30)
  expect(builders.filter((name) => !samples.includes(`${name}(`))).toEqual([])
})

test('line one alone calls anybody, and of a card that everybody in a channel follows not even that', () => {
  const calls = (part: unknown) => JSON.stringify(part ?? '').includes('"mention"')
  const below = CARDS.filter(([, { blocks, details, footer }]) => calls([blocks, details, footer]))
  expect(below.map(([name]) => name)).toEqual([])
  const standing = CARDS.filter(
    ([name]) =>
      CASES.some(([one]) => one === name) || /^(?:terms (?:proposed|to accept)|confirm a partner)/u.test(name),
  )
  expect(standing.length).toBeGreaterThan(20)
  expect(standing.filter(([, { headline }]) => calls(headline)).map(([name]) => name)).toEqual([])
})

test('what every card says in its first line is as agreed', async () => {
  const lines = CARDS.map(([name, card]) => `${name}: ${lineOneOf(card).slice(0, 200)}`)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../fixtures/line-ones.txt')
})

describe.each(CARDS)('the card "%s"', (_, card) => {
  const shown = [...card.buttons, ...(card.details ? [card.details.ask] : [])]
  const beside = card.blocks.flatMap((block) => (block.kind === 'line' ? [block.button] : []))
  const buttons = [...shown, ...(card.more ?? []), ...beside]

  test('says in line one which it is, and begins its fallback with it, in whole sentences', () => {
    const line = lineOneOf(card)
    if (card.headline !== undefined) expect(line).toContain(card.subject ?? '')
    expect(card.fallback.startsWith(line)).toBe(true)
    expect(card.fallback).toMatch(/[.?”…]$/u)
  })

  test('tells its colour in words, too', () => {
    expect(`${lineOneOf(card)} ${card.blocks.flatMap(linesOf).join(' ')}`).toMatch(SAYS_WHY[card.tone])
  })

  test('shows at most three buttons, the main one first, and few more in the overflow', () => {
    expect(shown.length).toBeLessThanOrEqual(3)
    expect(card.more?.length ?? 0).toBeLessThanOrEqual(5)
    expect(buttons.slice(1).filter(({ style }) => style === 'primary')).toEqual([])
    const keys = buttons.map(({ action, subject }) => `${action} ${subject}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('has buttons whose labels make sense alone, and which open a form exactly where there is one', () => {
    for (const { action, label, subject, opensForm } of buttons) {
      expect(action).toMatch(/^[a-z.-]{1,40}$/u)
      expect(label.length).toBeLessThanOrEqual(24)
      expect(label).not.toMatch(/^(?:show|ok|yes|no|confirm|open|answer|more|submit|close)$/iu)
      expect(subject).not.toBe('')
      expect(opensForm ?? false).toBe(OPENS_FORM.includes(action))
    }
  })

  test('says something in every block, in the words of its readers', () => {
    const lines = [...card.blocks, ...(card.details?.blocks ?? [])].map((block) =>
      block.kind === 'divider' ? ['–'] : linesOf(block),
    )
    expect(lines.filter((some) => some.length === 0 || some.includes(''))).toEqual([])
    const ours = JSON.stringify(card).includes('<!channel>') ? '' : [...richOf(card)].map(plainText).join('\n')
    expect(ours).not.toMatch(RAW)
    expect(ours.replaceAll(/https?:\S+|[“`@][^”`\n]*/gu, '')).not.toMatch(CODE)
  })

  test('offers no main button where nothing is left to ask', () => {
    const asksNothing = ASKS_NOTHING.test(lineOneOf(card))
    expect(buttons.filter(({ style }) => asksNothing && style === 'primary')).toEqual([])
  })

  test('has no table of dashes, no row that ends in one and at most one line of flags', () => {
    const lines = [...card.blocks, ...(card.details?.blocks ?? [])].flatMap((block) =>
      block.kind === 'divider' ? [] : linesOf(block),
    )
    expect(lines.filter((line) => /^[-–—|\s]*$|[–—]\s*$|\|.*\|/u.test(line))).toEqual([])
    expect(lines.filter((line) => /\bflags?:/iu.test(line)).length).toBeLessThanOrEqual(1)
  })

  test('says all its moments in one zone', () => {
    const zones = [...richOf(card)].flatMap((rich) => (typeof rich === 'string' ? [] : rich)).map(zoneOf)
    expect(new Set(zones.filter((zone) => zone !== undefined)).size).toBeLessThanOrEqual(1)
  })

  test('is drawn for Slack within its limits, with three buttons in sight and an overflow, without a table', () => {
    const { blocks } = cardToBlockKit(card)
    expect(validateMessageBlocks(blocks)).toEqual([])
    const [row = []] = blocks.flatMap((block) =>
      block.type === 'actions' ? [block.elements.map(({ type }) => type)] : [],
    )
    expect(row.filter((type) => type === 'button').length).toBeLessThanOrEqual(3)
    expect(row.filter((type) => type !== 'button')).toEqual(
      (card.more ?? []).some(({ confirm }) => confirm === undefined) ? ['overflow'] : [],
    )
    expect(blocks.map(({ type }) => type)).not.toContain('table')
  })

  test('is drawn for Teams so that text wraps, in two columns at most, without a table', () => {
    const drawn = cardToAdaptiveCard(card)
    expect(validateAdaptiveCard(drawn)).toEqual([])
    for (const one of objectsIn(drawn)) {
      if (one['type'] === 'TextBlock') expect(one['wrap']).toBe(true)
      if (one['type'] === 'ColumnSet') expect(one['columns']).toHaveLength(2)
      expect(one['type']).not.toBe('Table')
    }
    expect((drawn.actions ?? []).filter(({ mode }) => mode === undefined).length).toBeLessThanOrEqual(3)
  })
})

test.each(CASES)('the card "%s" takes at most half of a phone', (_, card) => {
  expect(heightOnPhone(card)).toBeLessThanOrEqual(PHONE_HEIGHT / 2)
})

test.each(CARDS.filter(([name]) => /^(?:needs|case list|digest)/u.test(name)))(
  'the card "%s" fits a phone',
  (_, card) => {
    expect(heightOnPhone(card)).toBeLessThanOrEqual(PHONE_HEIGHT)
  },
)

test('no card uses exclamation marks, blames anybody, or says when in anything but a moment', () => {
  const calm = CARDS.filter(([, card]) => !JSON.stringify(card).includes('<!channel>'))
  expect(calm.length).toBeGreaterThan(40)
  for (const [name, card] of calm) {
    const said = [...richOf(card)].map(plainText).join(' ')
    expect(`${name}: ${said}`).not.toContain('!')
    expect(`${name}: ${said}`).not.toMatch(/\b(fault|blame|failed to|forgot|too late|neglect)/iu)
    // A time typed into a sentence would not follow the reader's zone; the name of a month or a quarter is none.
    const periodsApart = stringsOf(card)
      .join(' ')
      .replaceAll(/\b20\d\d-(?:Q[1-4]|\d\d)\b(?![-\d])/gu, '')
    expect(periodsApart).not.toMatch(/\b20\d\d\b/u)
  }
})

function* richOf(card: Card): Generator<Rich> {
  yield card.headline ?? card.title
  yield card.fallback
  if (card.footer !== undefined) yield card.footer
  for (const { label } of [...card.buttons, ...(card.more ?? [])]) yield label
  for (const block of [...card.blocks, ...(card.details?.blocks ?? [])]) {
    if (block.kind === 'text') yield block.text
    if (block.kind === 'list') yield* block.items
    if (block.kind === 'fields') for (const { label, value } of block.fields) yield* [label, value]
  }
}

function stringsOf(card: Card): string[] {
  const pieces = [...richOf({ ...card, fallback: '' })].flatMap((rich): Inline[] =>
    typeof rich === 'string' ? [rich] : rich,
  )
  return pieces.map((piece) => (typeof piece === 'string' ? piece : 'bold' in piece ? piece.bold : ''))
}

function zoneOf(piece: Inline): string | undefined {
  return typeof piece === 'object' && 'zone' in piece ? piece.zone : undefined
}

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield { ...value }
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}
