import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { report } from '../../src/cli/report/report.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import { saidBy } from '../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../kit/app-fixture.ts'

const platform = { obligor: { team: 'Platform' }, protects: 'The night shift sleeps.' }
const sla = {
  objectives: [
    { ...platform, measure: 'acknowledge', target: '1h' },
    { ...platform, measure: 'resolve', target: '2h' },
    { ...platform, obligor: { team: 'Network' }, measure: 'acknowledge', target: '4h' },
    { measure: 'resolve', obligor: 'internal', target: '4h', protects: 'Orders are taken.' },
  ],
  figures: [
    {
      ...{ name: 'Runbooks tested', obligor: { team: 'Platform' }, reporter: 'internal', period: 'month', unit: '%' },
      ...{ atLeast: 90, floor: 50, source: 'The wiki', due: '5 working days', protects: 'Nights are calm.' },
    },
  ],
}

let app: App

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla })
  await app.says(people.ravi, 'case acme "The API is down" --severity 2', places.shared)
  await app.passTo(MONDAY_NINE + HOUR / 2)
  await app.says(people.anna, 'ack CASE-1')
  await app.passTo(MONDAY_NINE + 3 * HOUR)
})

afterEach(() => app[Symbol.asyncDispose]())

const asked = async (who: keyof typeof people, line: string, place = places.direct) =>
  (await app.says(people[who], line, place)) as Card
const plain = (card: Card) => saidBy(card).replaceAll('\u00a0', ' ')

test('`report --inside` tells our own people how teams of ours kept what they owe, team by team', async () => {
  const said = plain(await asked('anna', 'report acme --period 2026-11 --inside'))
  expect(said).toContain('Kept by Platform, inside Northwind')
  expect(said).toContain('Any other case: acknowledge in 1 h – 1 of 1 (100 %)')
  expect(said).toContain('Any other case: resolve in 2 h – 0 of 1 (0 %)')
  expect(said).toContain('Kept by Network, inside Northwind')
  expect(said).toMatch(/CASE-1 “The API is down”: Platform, inside Northwind to resolve, due /u)
  expect(said).toContain('Among ourselves: the partner reads nothing of it.')
  expect(said).not.toContain('resolve in 4 h')
})

test('as a table and as Markdown it is what the host prints, and the report of both sides has nothing of it', async () => {
  for (const format of ['csv', 'markdown']) {
    const [line] = await report(app.services, { partner: 'acme', period: '2026-11', format, inside: true })
    expect(line!.text).toMatch(/Platform, inside Northwind/u)
    const card = await asked('anna', `report acme --period 2026-11 --inside --as ${format}`)
    const [block] = card.blocks
    expect(block?.kind === 'written' && block.text.replace(/\r?\n$/u, '')).toBe(line!.text)
    const [both] = await report(app.services, { partner: 'acme', period: '2026-11', format })
    expect(both!.text).not.toMatch(/Platform|Network|Runbooks/u)
  }
})

test('a figure of a team is refused in words where the partner reads, whatever period is asked for, and not named there among others', async () => {
  for (const period of ['', ' --period 2026-11', ' --period 2026-09']) {
    const said = textOf(await asked('anna', `explain acme "Runbooks tested"${period}`, places.shared))
    expect(said).toContain('What teams of ours owe is told only where our own people read.')
    expect(said).not.toContain('agreed')
  }
  expect(textOf(await asked('anna', 'explain acme "Runbook test"', places.shared))).not.toContain('Runbooks')
  expect(textOf(await asked('anna', 'explain acme "Runbook test"'))).toContain('Runbooks tested')
  expect(textOf(await asked('ravi', 'explain acme "Runbooks tested"', places.shared))).not.toContain('What teams')
  expect(textOf(await asked('anna', 'explain acme "Runbooks tested" --period 2026-09'))).toContain('is agreed since')
})

test('nobody of the partner is told it, and nobody at all where the partner reads', async () => {
  for (const [who, place] of [
    ['ravi', places.direct],
    ['ravi', places.shared],
    ['anna', places.shared],
  ] as const)
    expect(textOf(await asked(who, 'report acme --period 2026-11 --inside', place))).toMatch(
      /told only where its own people read/u,
    )
})

test('`explain` tells our own people of a team what it comes of, case by case, and refuses it where the partner reads', async () => {
  const said = plain(await asked('anna', 'explain acme Platform resolve --period 2026-11'))
  expect(said).toContain('Any other case, resolve, owed by Platform, inside Northwind')
  expect(said).toMatch(/CASE-1.*missed/u)
  expect(said).toContain(
    'Among ourselves: the partner reads nothing of it. All of the period: “@Liaison report acme --period 2026-11 --inside”',
  )
  const all = plain(await asked('anna', 'explain acme platform --period 2026-11'))
  expect(all).toContain('acknowledge, owed by Platform')
  expect(all).not.toContain('Network')
  expect(textOf(await asked('anna', 'explain acme Platform answer'))).toContain('Nothing that is promised')
  expect(textOf(await asked('anna', 'explain acme Platform', places.shared))).toMatch(/only where our own people read/u)
  for (const place of [places.shared, places.direct])
    expect(textOf(await asked('ravi', 'explain acme Platform', place))).not.toMatch(/owed by|resolve in|night shift/u)
  // Between the companies it stays as it was.
  expect(plain(await asked('anna', 'explain acme resolve --period 2026-11'))).toContain('owed by Northwind')
})
