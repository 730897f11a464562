import { afterEach, beforeEach, expect, test } from 'vitest'
import { cardToBlockKit } from '../../adapters/slack/render/card-to-block-kit.ts'
import { cardToAdaptiveCard } from '../../adapters/teams/render/card-to-adaptive-card.ts'
import { asReport } from '../../src/cards/as-report.ts'
import type { Card } from '../../src/cards/card.ts'
import { MOST_WRITTEN, whyNotWritten } from '../../src/cards/written-report-card.ts'
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

test('another form, and a period that there is not, are refused', async () => {
  expect(textOf(await app.says(people.anna, 'report acme --as pdf'))).toContain('write “--as markdown” or “--as csv”')
  expect(textOf(await app.says(people.anna, 'report acme --period 2027-Q3 --as csv'))).toContain('has not begun')
})

test('what a message does not hold is refused whole, with how to have it', () => {
  const promises = Array.from({ length: 60 }, () => REPORT.promises[0]!)
  expect(whyNotWritten({ ...REPORT, promises }, 'csv')).toMatch(
    /bytes long as a table \(CSV\), and a message holds 9000\. Take a shorter period.*npx liaison report \S+ --period \S+ --format csv/u,
  )
  expect(whyNotWritten(REPORT, 'csv')).toBeUndefined()
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
