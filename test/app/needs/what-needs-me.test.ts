import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { countStatements } from '../../kit/count-statements.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'

const linesOf = (said: Card | Answer): string[] =>
  'blocks' in said ? said.blocks.flatMap((block) => (block.kind === 'line' ? [plainText(block.text)] : [])) : []

const labelsOf = (said: Card | Answer): string[] => linesOf(said).map((line) => line.split(' ')[0]!)

test('whoever says nothing is told what needs them, each with the button that moves it on; pressed, it is gone', async () => {
  await using app = await App.open(acmeSheet, globexSheet)
  expect(textOf(await app.says(people.tom, ''))).toContain('Nothing needs you')
  expect(textOf(await app.says(people.eve, ''))).toContain('What you can say')
  await app.says(people.mia, 'case "Orders API returns 500" --severity 1', places.shared)
  await app.says(people.tom, 'case globex "Pages are slow" --severity 4')
  for (const asked of ['', 'mine', 'What needs me?', 'todo']) {
    const card = await app.says(people.anna, asked)
    expect(linesOf(card), asked).toEqual([
      expect.stringMatching(/^CASE-1 Orders API returns 500 – Acme Hosting, severity 1, due /u),
    ])
  }
  expect(labelsOf(await app.says(people.leo, 'mine'))).toEqual(['CASE-2'])
  const card = await app.says(people.anna, '')
  const [line] = 'blocks' in card ? card.blocks : []
  expect(line).toMatchObject({ button: { action: 'case.acknowledge', label: 'Acknowledge', subject: 'CASE-1' } })
  await app.presses(people.anna, 'case.acknowledge', 'CASE-1', 1, places.direct)
  // Its time is short still.
  expect(linesOf(await app.says(people.anna, ''))).toEqual([expect.stringContaining('due ')])
  await app.passTo(app.clock.now() + 6 * HOUR)
  const late = await app.says(people.anna, '')
  expect(late).toMatchObject({ tone: 'critical', headline: 'What needs you: 3, 1 overdue' })
  expect(linesOf(late)).toEqual([
    expect.stringContaining('overdue since'),
    expect.stringMatching(/^ESC-1 CASE-1 Orders API returns 500 – Acme Hosting, escalated to you, next step/u),
    // What was missed is asked about.
    expect.stringMatching(/^ACT-1 What will change after CASE-1\? – Acme Hosting, waits for you, due /u),
  ])
  // By then the managers' channel was called as well.
  expect(labelsOf(await app.says(people.mara, ''))).toEqual(['ESC-1'])
})

test('where others read along, only what is with the partner of the channel is told, and how much there is besides', async () => {
  await using app = await App.open(acmeSheet, globexSheet)
  await app.says(people.mia, 'case "Orders API returns 500"', places.shared)
  await app.says(people.leo, 'case "Secret campaign"', { ...places.elsewhere, conversationId: 'C-GLOBEX' })
  expect(labelsOf(await app.says(people.anna, ''))).toEqual(['CASE-1', 'CASE-2'])
  expect(labelsOf(await app.says(people.anna, '', places.internal))).toEqual(['CASE-1', 'CASE-2'])
  const there = await app.says(people.anna, '', places.shared)
  expect(labelsOf(there)).toEqual(['CASE-1'])
  expect(JSON.stringify(there)).not.toContain('Secret')
  expect(JSON.stringify(there)).toContain('1 more with other partners: ask me in a direct message')
  const meetup = { conversationId: 'C-MEETUP', kind: 'channel', name: 'meetup', outsiders: true } as const
  expect(textOf(await app.says(people.anna, '', meetup))).toContain('People of other organisations may read along')
})

test('the list goes on page by page to its end, from where it was, whatever has been done meanwhile', async () => {
  await using app = await App.open(acmeSheet)
  for (let number = 1; number <= 14; number += 1) {
    if (number % 4 === 0) app.clock.move(2 * HOUR)
    await app.says(people.mia, `case "Number ${number}" --severity ${1 + (number % 4)}`, places.shared)
  }
  const first = await app.says(people.anna, '')
  expect(linesOf(first)).toHaveLength(6)
  const next = 'buttons' in first ? first.buttons[0]! : undefined
  const done = labelsOf(first)[0]!
  await app.says(people.anna, `resolve ${done} "Done"`)
  const { action = '', subject = '', version = 0, data = {} } = next ?? {}
  const before = (await app.taken()).length
  await app.receive(app.inbound(people.anna, { kind: 'action', action, subject, version, data }))
  const second = (await app.taken()).slice(before)[0]!.card
  expect(second.headline).toContain('6 to 11')
  expect(labelsOf(second)).not.toContain(labelsOf(first).at(-1))
  expect(new Set([...labelsOf(first), ...labelsOf(second)]).size).toBe(12)
  // A place from a button of somebody's own making is no place in the list, and tells nothing.
  const made = app.inbound(people.leo, { kind: 'action', action, subject, version, data: { after: '0 0 0' } })
  expect(textOf(await app.receive(made))).toContain('I do not know you yet')
})

test('much is found in as many looks as little', async () => {
  const asked = async (cases: number): Promise<number> => {
    await using app = await App.open(acmeSheet)
    for (let number = 0; number < cases; number += 1) {
      await app.says(people.mia, `case "Number ${number}"`, places.shared)
      await app.says(people.mia, `case "Closed ${number}"`, places.shared)
      await app.says(people.mia, `withdraw CASE-${2 * number + 2} "By mistake"`, places.shared)
    }
    await app.says(people.anna, '')
    const take = countStatements()
    take()
    await app.says(people.anna, '')
    return take().statements
  }
  expect(await asked(4)).toBe(await asked(1))
})

test('what is closed is not looked at: lists go by indexes, from what is open on', async () => {
  await using app = await App.open(acmeSheet, globexSheet)
  await app.says(people.mia, 'case "Orders API returns 500"', places.shared)
  const database = new Database(app.databaseUrl.replace(/^file:/u, ''), { readonly: true })
  const planOf = (sql: string): string => {
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(Array(sql.split('?').length - 1).fill(1))
    return rows.map((row) => String(Object(row).detail)).join('\n')
  }
  const take = countStatements()
  for (const asked of ['', 'overdue', 'today acme', 'this week']) {
    take()
    await app.says(people.anna, asked)
    const reads = [...take().bySql.keys()].filter((sql) => /^\s*SELECT[\s\S]*"(?:Case|Clock|Ladder|Run)"/u.test(sql))
    expect(reads.length, asked).toBeGreaterThan(0)
    const plans = reads.map(planOf).join('\n')
    expect(plans, asked).not.toMatch(/SCAN (?:Case|Clock|Ladder|Run|main)\b|\(subjectKind=\?\)/u)
  }
  database.close()
})
