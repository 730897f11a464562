import { afterEach, beforeEach, expect, test } from 'vitest'
import { cardToBlockKit } from '../../adapters/slack/render/card-to-block-kit.ts'
import { cardToAdaptiveCard } from '../../adapters/teams/render/card-to-adaptive-card.ts'
import { asReport } from '../../src/cards/as-report.ts'
import type { Card } from '../../src/cards/card.ts'
import { fingerprint } from '../../src/cards/fingerprint.ts'
import { inParts } from '../../src/cards/in-parts.ts'
import { MOST_WRITTEN, writtenReportCard } from '../../src/cards/written-report-card.ts'
import { report } from '../../src/cli/report/report.ts'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'
import { REPORT } from '../fixtures/targets-views.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

function written(outcome: unknown): string {
  const { blocks } = outcome as Card
  const [block] = blocks
  return block?.kind === 'written' ? block.text : ''
}

test.each(['csv', 'markdown'] as const)(
  'either side takes the report along as %s, byte for byte as the host has it',
  async (format) => {
    await app.says(people.tom, 'case acme "Orders | are *late*" --severity 1')
    const [line] = await report(app.services, { partner: 'acme', period: '2026-11', format })
    const ours = written(await app.says(people.anna, `report acme --period 2026-11 --as ${format}`))
    expect(ours.replace(/\r?\n$/u, '')).toBe(line!.text)
    expect(written(await app.says(people.ravi, `report --period 2026-11 --as ${format}`, places.shared))).toBe(ours)
  },
)

test('in Markdown one blank line stands between two parts, whichever of them there are', async () => {
  const parts = ['promises', 'figures', 'missed', 'overdue', 'actions'] as const
  for (const one of parts)
    for (const other of parts) {
      const markdown = asReport('markdown', { ...REPORT, [one]: [], [other]: [] })
      expect(markdown, `without ${one} and ${other}`).not.toMatch(/\n{3}/u)
    }
})

test('in Markdown two misses of one time on a case say by which promise each is', () => {
  const [one] = REPORT.missed
  const [strict, mild] = REPORT.promises.filter(
    ({ measure, obligor }) => measure === 'resolve' && obligor === 'partner',
  )
  if (!one || !strict || !mild) throw new Error('no promises')
  const missed = [strict, mild].map(({ objectiveId, measure }) => ({ ...one, objectiveId, measure }))
  for (const part of ['missed', 'overdue'] as const) {
    const saidOf = (misses: typeof missed) =>
      asReport('markdown', { ...REPORT, missed: [], overdue: [], [part]: misses })
        .split('\n')
        .filter((line) => line.startsWith('- CASE'))
    expect(saidOf(missed)).toEqual([
      expect.stringMatching(/\\\(Severity 1: 4 h\\\)$/u),
      expect.stringMatching(/\\\(Severity 2: 8 h\\\)$/u),
    ])
    expect(saidOf(missed.slice(1))).toEqual([expect.not.stringContaining('Severity')])
  }
})

test('another form, and a period that there is not, are refused', async () => {
  expect(textOf(await app.says(people.anna, 'report acme --as pdf'))).toContain('write “--as markdown” or “--as csv”')
  expect(textOf(await app.says(people.anna, 'report acme --period 2027-Q3 --as csv'))).toContain('has not begun')
})

test('what one message does not hold comes in parts, each by the button of the one before, which together are it to the byte', () => {
  const promises = Array.from({ length: 150 }, () => REPORT.promises[0]!)
  const report = { ...REPORT, promises }
  const texts: string[] = []
  let next: Record<string, string> | undefined = { part: '1', of: 'd' }
  while (next) {
    const card = writtenReportCard(report, 'csv', { part: Number(next['part']), print: next['of']! })
    expect(card.title).toContain(`part ${texts.length + 1} of `)
    texts.push(written(card))
    next = card.buttons[0]?.data
  }
  expect(texts.length).toBeGreaterThan(2)
  expect(texts.join('')).toBe(asReport('csv', report))
  for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_WRITTEN)
  expect(texts.slice(0, -1).every((text) => text.endsWith('\n'))).toBe(true)
  expect(writtenReportCard(REPORT, 'csv', { part: 1, print: 'd' }).buttons).toEqual([])
})

test('its fingerprint is that of FNV-1a', () => {
  expect([fingerprint(''), fingerprint('foobar')]).toEqual(['cbf29ce484222325', '85944171f73967e8'])
})

test('a line that is too long alone is cut between letters', () => {
  const parts = inParts('é👩‍👩‍👧‍👧'.repeat(40), 60)
  expect(parts.join('')).toBe('é👩‍👩‍👧‍👧'.repeat(40))
  expect(parts.every((part) => Buffer.byteLength(part) <= 60 && /^é?👩|^👩/u.test(part))).toBe(true)
  expect(inParts('', 60)).toEqual([''])
})

test('a press on the card of a report gives it to take along; a further part of what has changed since is none', async () => {
  const card = (await app.says(people.ravi, 'report --period 2026-11', places.shared)) as Card
  expect(card.buttons.map(({ label }) => label)).toEqual(['As CSV'])
  const [csv] = card.buttons
  const pressed = async (data: Record<string, string>): Promise<unknown> => {
    const before = await app.taken()
    const answer = await app.presses(people.ravi, csv!.action, csv!.subject, 0, places.shared, data)
    return (await app.taken()).slice(before.length).at(-1)?.card ?? answer
  }
  const typed = written(await app.says(people.ravi, 'report --period 2026-11 --as csv', places.shared))
  expect(written(await pressed(csv!.data!))).toBe(typed)
  expect(JSON.stringify(await pressed({ ...csv!.data, part: '2', of: '000000000000' }))).toContain('has changed')
})

test('on both platforms it stands whole, and nothing in it is drawn', () => {
  const lines = Array.from({ length: 200 }, (_, at) => `"${at}","*a* <!channel> \`b\` & é"`)
  const text = `${lines.join('\r\n')}\r\n`.slice(0, MOST_WRITTEN - 1_000)
  const card: Card = {
    title: 'A table',
    tone: 'neutral',
    blocks: [{ kind: 'written', text }],
    buttons: [],
    fallback: 'A table',
  }
  const pieces = cardToBlockKit(card).blocks.flatMap((block) =>
    block.type === 'rich_text' ? block.elements.flatMap((part) => textsIn(part)) : [],
  )
  expect(pieces.join('')).toBe(text)
  expect(pieces.length).toBeGreaterThan(1)
  expect(JSON.stringify(cardToBlockKit(card))).not.toContain('too long')
  const drawn = JSON.stringify(cardToAdaptiveCard(card))
  expect(drawn).toContain(`"codeSnippet":${JSON.stringify(text)}`)
})

function textsIn(part: object): string[] {
  const elements = 'elements' in part && Array.isArray(part.elements) ? (part.elements as object[]) : []
  return elements.flatMap((one) => ('text' in one && typeof one.text === 'string' ? [one.text] : []))
}
