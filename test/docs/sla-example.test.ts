import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Card } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { ledger } from '../../src/cli/ledger/ledger.ts'
import { report } from '../../src/cli/report/report.ts'
import type { Answer } from '../../src/ports/inbound.ts'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'
import { inParis } from '../kit/quarter.ts'

const PAGE = fileURLToPath(new URL('../../docs/sla-example.md', import.meta.url))
const sheet = readFileSync(new URL('../../docs/examples/sla-with-money.yaml', import.meta.url), 'utf8').trim()

/** On the clock of Paris; who says what, and what it is for. */
const STORY: [when: string, who: 'tom' | 'anna' | 'mia' | 'ravi', line: string, why: string][] = [
  ['12-07 10:00', 'tom', 'case acme "Orders API returns 500" --severity 1', 'Four hours to resolve it begin.'],
  ['12-07 11:00', 'mia', 'ask CASE-1 "Which region?"', 'It waits on us: the clock stands still.'],
  ['12-07 12:00', 'tom', 'reply CASE-1 "Paris"', 'It runs on.'],
  ['12-07 13:00', 'mia', 'resolve CASE-1 "Rolled back"', 'Said by the side that owes: it stands, unconfirmed.'],
  ['12-07 13:10', 'tom', 'confirm CASE-1', 'Now it is resolved, since 13:00.'],
  [
    '12-08 11:00',
    'ravi',
    'maintenance "DB upgrade" --from 2026-12-12 19:00 --to 2026-12-12 22:00 --service "Orders API"',
    'Times are typed on the clock of whoever types them: Ravi is in London.',
  ],
  ['12-09 09:00', 'anna', 'confirm MAINT-1', 'What begins in it is left out, up to its end.'],
  ['12-12 20:30', 'anna', 'case acme "Orders API is down" --severity 1', 'On a Saturday, in the window.'],
  ['12-12 23:30', 'mia', 'resolve CASE-2 "Upgraded"', 'Half an hour after the window.'],
  ['12-14 09:10', 'anna', 'confirm CASE-2', ''],
  ['12-15 15:00', 'tom', 'case acme "Orders API is slow" --severity 1', ''],
  ['12-16 12:00', 'mia', 'resolve CASE-3 "More memory"', 'Two hours on Tuesday, three on Wednesday: an hour too late.'],
  ['12-16 12:10', 'tom', 'confirm CASE-3', ''],
  ['01-04 10:00', 'mia', 'measure "Orders without rework" 98.7', 'December is over, and they report it.'],
  ['01-06 10:00', 'anna', 'ledger acme', 'December was closed three working days after its end.'],
]

/** What a card tells, as plain lines. */
function told(said: Card | Answer): string {
  if (!('blocks' in said)) return textOf(said)
  return said.blocks
    .flatMap((block) =>
      block.kind === 'list'
        ? block.items.map((item) => `- ${plainText(item)}`)
        : block.kind === 'text'
          ? ['', plainText(block.text)]
          : [],
    )
    .join('\n')
    .replaceAll('\u00A0', ' ')
    .trim()
}

/** Long sentences are wrapped, so that they can be read on a page. */
function wrapped(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/(.{1,118})(?:\s+|$)/gu, '$1\n  ').trimEnd())
    .join('\n')
}

const block = (text: string, language = 'text') => ['```' + language, text, '```', ''].join('\n')

test(
  'the worked example shows what comes back when it is typed; with `-u` this writes it anew',
  { timeout: 120_000 },
  async () => {
    const { sla, money } = parse(sheet) as { sla: object; money: object }
    await using app = await App.open({ ...acmeSheet, sla, money })
    for (const [when, who, line] of STORY) {
      await app.passTo(inParis(`${when.startsWith('12') ? '2026' : '2027'}-${when}`))
      const isTheirs = who === 'mia' || who === 'ravi'
      const said = textOf(await app.says(people[who], line, isTheirs ? places.shared : places.direct))
      expect(said, line).not.toContain('Not done')
    }
    const asked = async (line: string) => wrapped(told(await app.says(people.tom, line)))
    const printed = async (lines: Promise<{ text: string }[]>) => (await lines).map(({ text }) => text).join('\n')
    const december = { partner: 'acme', period: '2026-12' }
    const page = [
      '# An SLA that holds up in an argument',
      '',
      'One month of Northwind and Acme Hosting: what they agreed, what was typed, and what either of them can ask for afterwards. Both read the same. This page is written by',
      '[a test](../test/docs/sla-example.test.ts) that types all of it: `npm test -- test/docs/sla-example.test.ts -u`.',
      '',
      '## What is agreed',
      '',
      block(sheet, 'yaml'),
      'Money that is agreed later than the first terms is proposed to the other side, and holds once somebody there accepts it.',
      '',
      '## What happens',
      '',
      '| When, in Paris | Who | Types | |',
      '| --- | --- | --- | --- |',
      ...STORY.map(
        ([when, who, line, why]) =>
          `| ${when.startsWith('12') ? '2026' : '2027'}-${when} | ${people[who].name} | \`${line}\` | ${why} |`,
      ),
      '',
      '## Why a case was late, or was not',
      '',
      '`explain CASE-1`',
      '',
      block(await asked('explain CASE-1')),
      '`explain acme resolve severity 1 --period 2026-12`',
      '',
      block(await asked('explain acme resolve severity 1 --period 2026-12')),
      '## What a figure comes of',
      '',
      '`explain acme "Availability of orders" --period 2026-12`',
      '',
      block(await asked('explain acme "Availability of orders" --period 2026-12')),
      '`explain acme "Orders without rework" --period 2026-12`',
      '',
      block(await asked('explain acme "Orders without rework" --period 2026-12')),
      '## What it costs',
      '',
      '`liaison ledger acme --period 2026-12`, or `ledger acme` in either channel',
      '',
      block(await printed(ledger(app.services, december))),
      '`explain acme ledger 2026-12`',
      '',
      block(await asked('explain acme ledger 2026-12')),
      'Whoever holds a line to be wrong says so: `dispute acme "We had told you that day" --line 1` opens a case about it. What changes afterwards, a waiver or a corrected number, is booked as a',
      'correction of a later period; nothing that is booked is rewritten.',
      '',
      '## The report of the month',
      '',
      '`liaison report acme --period 2026-12`',
      '',
      block(await printed(report(app.services, december))),
    ].join('\n')
    const options = { ...(await resolveConfig(PAGE)), parser: 'markdown' } as const
    await expect(await format(page, options)).toMatchFileSnapshot(PAGE)
  },
)
