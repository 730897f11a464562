import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import {
  acmeSheet,
  App,
  globexSheet,
  people,
  places,
  type TestPerson,
  type TestPlace,
  textOf,
} from '../../kit/app-fixture.ts'

const labelsOf = (said: Card | Answer): string[] =>
  'blocks' in said
    ? said.blocks.flatMap((block) =>
        block.kind === 'list' ? block.items.map((one) => plainText(one).split(' ')[0]!) : [],
      )
    : []

const globexShared: TestPlace = { conversationId: 'C-GLOBEX', kind: 'channel', name: 'globex-shared' }

let app: App

/** On Monday at nine, unless something else is said. */
beforeAll(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.anna, 'case globex "Secret campaign: 100% of orders" --severity 2')
  await app.says(people.mia, 'case "Invoices are late" --severity 3', places.shared)
  await app.says(people.mia, 'case "ＯＲＤＥＲＳ in wide letters" --severity 1', places.shared)
  await app.says(people.mia, 'ack CASE-1', places.shared)
  await app.says(people.mia, 'ask CASE-1 "Which region?"', places.shared)
  await app.says(people.tom, 'case acme "Closed before long"\nAbout the ord_rs of Zürich.')
  await app.says(people.mia, 'resolve CASE-5 "Done"', places.shared)
})

afterAll(() => app[Symbol.asyncDispose]())

const listed = async (speaker: TestPerson, text: string, place: TestPlace = places.direct) =>
  labelsOf(await app.says(speaker, text, place))

describe('“cases”', () => {
  test.each<[string, string[]]>([
    ['cases', ['CASE-4', 'CASE-3', 'CASE-2', 'CASE-1']],
    ['cases acme', ['CASE-4', 'CASE-3', 'CASE-1']],
    ['cases for Acme Hosting', ['CASE-4', 'CASE-3', 'CASE-1']],
    ['cases sev1', ['CASE-4', 'CASE-1']],
    ['cases severity 1 acme mine', ['CASE-1']],
    ['cases acme mine severity: 1', ['CASE-1']],
    ['cases --severity 2', ['CASE-2']],
    ['cases waiting', ['CASE-1']],
    ['cases closed', ['CASE-5']],
    ['cases mine open, closed', ['CASE-5', 'CASE-1']],
    ['cases closed globex', []],
  ])('with filters in any order: “%s”', async (text, labels) => {
    expect(await listed(people.tom, text)).toEqual(labels)
  })

  test('means the partner whose channel it is in, unless all are asked for', async () => {
    expect(await listed(people.tom, 'cases', places.internal)).toEqual(['CASE-4', 'CASE-3', 'CASE-1'])
    expect(await listed(people.tom, 'cases all', places.internal)).toEqual(['CASE-4', 'CASE-3', 'CASE-2', 'CASE-1'])
    // Where others read along, nothing of another partner is shown.
    expect(await listed(people.tom, 'cases all', places.shared)).toEqual(['CASE-4', 'CASE-3', 'CASE-1'])
    expect(textOf(await app.says(people.tom, 'cases globex', places.shared))).toContain('may read along')
  })

  test('shows people of a partner their own alone, whatever they ask for', async () => {
    expect(await listed(people.leo, 'cases', globexShared)).toEqual(['CASE-2'])
    expect(await listed(people.leo, 'cases all', globexShared)).toEqual(['CASE-2'])
    expect(await listed(people.mia, 'cases mine', places.shared)).toEqual(['CASE-4', 'CASE-3', 'CASE-1'])
    const refused = textOf(await app.says(people.leo, 'cases acme', globexShared))
    expect(refused).toBe(textOf(await app.says(people.leo, 'cases nobody', globexShared)).replace('nobody', 'acme'))
  })

  test.each([
    ['cases sev 9', 'A severity is 1, 2, 3 or 4'],
    ['cases severity', 'A severity is 1, 2, 3 or 4'],
    ['cases yesterday', 'I know no partner called “yesterday”'],
  ])('that makes no sense says so: “%s”', async (text, sentence) => {
    expect(textOf(await app.says(people.tom, text))).toContain(sentence)
  })
})

describe('“find”', () => {
  test.each<[string, string[]]>([
    ['find orders', ['CASE-4', 'CASE-2', 'CASE-1']],
    ['find "orders api"', ['CASE-1']],
    ['find api ORDERS', ['CASE-1']],
    ['search “wide letters”', ['CASE-4']],
    ['find CASE-3', ['CASE-3']],
    ['find zürich', ['CASE-5']],
    ['find zu\u0308rich', ['CASE-5']],
    ['find 100%', ['CASE-2']],
    ['find %', ['CASE-2']],
    ['find ord_rs', ['CASE-5']],
    ['find nothing of that', []],
  ])('looks into labels, titles and descriptions, letter by letter: “%s”', async (text, labels) => {
    expect(await listed(people.tom, text)).toEqual(labels)
  })

  test('finds people of a partner nothing of another, and says no more of it than of nothing', async () => {
    expect(await listed(people.mia, 'find orders', places.shared)).toEqual(['CASE-4', 'CASE-1'])
    const secret = await app.says(people.mia, 'find campaign', places.shared)
    const nothing = await app.says(people.mia, 'find nonsense', places.shared)
    expect(JSON.stringify(secret)).toBe(JSON.stringify(nothing).replaceAll('nonsense', 'campaign'))
  })

  test.each([
    ['find', 'Say what to look for'],
    ['find ""', 'Say what to look for'],
    ['find "\u200b \u2060"', 'Say what to look for'],
    [`find "${'x'.repeat(3_000)}"`, 'That is 3000 characters; I look for 200 at most'],
  ])('of nothing, or of far too much, is refused: “%s”', async (text, sentence) => {
    expect(textOf(await app.says(people.tom, text))).toContain(sentence)
  })
})

test('a list of many goes on page by page to its end, of the same cases, and nobody makes a button tell them more', async () => {
  await using many = await App.open(acmeSheet, globexSheet)
  for (let number = 1; number <= 17; number += 1) {
    if (number % 5 === 0) many.clock.move(2 * HOUR)
    await many.says(people.mia, `case "Number ${number}" --severity ${number % 3 === 0 ? 2 : 3}`, places.shared)
  }
  await many.says(people.tom, 'case globex "Secret campaign"')
  const press = async (who: TestPerson, data: Record<string, string>) => {
    const before = (await many.taken()).length
    await many.receive(many.inbound(who, { kind: 'action', action: 'case.list', subject: 'cases', version: 0, data }))
    return (await many.taken()).slice(before).map(({ card }) => card)
  }
  const pages = async (text: string) => {
    const all: string[] = []
    let card = await many.says(people.anna, text)
    for (;;) {
      all.push(...labelsOf(card))
      const [next] = 'buttons' in card ? card.buttons : []
      if (!next) return all
      card = (await press(people.anna, next.data ?? {}))[0]!
    }
  }
  const down = (from: number, by = 1) =>
    Array.from({ length: Math.floor((from - 1) / by) + 1 }, (_, at) => `CASE-${from - at * by}`)
  expect(await pages('cases acme')).toEqual(down(17))
  expect(await pages('cases')).toEqual(down(18))
  expect(await pages('cases sev2')).toEqual(['CASE-15', 'CASE-12', 'CASE-9', 'CASE-6', 'CASE-3'])
  many.clock.move(2 * DAY)
  const overdue = await pages('overdue acme')
  expect(overdue).toHaveLength(17)
  expect(new Set(overdue).size).toBe(17)
  // Whoever makes a button of their own learns nothing of another partner's.
  expect(JSON.stringify(await press(people.mia, { everywhere: 'yes', after: '99' }))).not.toContain('Secret')
  expect(await press(people.mia, { partner: 'globex', after: '99' })).toEqual([])
  expect(
    (await press(people.mia, { after: 'nonsense', due: 'nonsense', severity: '3' })).map(labelsOf)[0],
  ).toHaveLength(7)
})

test('what is overdue, due today and due this week is told by when it is due, in the day of whoever asks', async () => {
  await using due = await App.open(acmeSheet, globexSheet)
  const says = async (speaker: TestPerson, text: string, place: TestPlace = places.direct) =>
    labelsOf(await due.says(speaker, text, place))
  // At nine in Paris: to acknowledge within 4 h, within the day, within 2 h.
  await due.says(people.tom, 'case acme "Third" --severity 3')
  await due.says(people.tom, 'case acme "Fourth" --severity 4')
  await due.says(people.tom, 'case globex "Second" --severity 2')
  await due.says(people.tom, 'case acme "Closed" --severity 1')
  await due.says(people.tom, 'withdraw CASE-4 "By mistake"')
  expect(await says(people.tom, 'overdue')).toEqual([])
  expect(await says(people.tom, 'today')).toEqual(['CASE-3', 'CASE-1', 'CASE-2'])
  expect(await says(people.tom, 'today acme')).toEqual(['CASE-1', 'CASE-2'])
  expect(await says(people.leo, 'today', globexShared)).toEqual(['CASE-3'])
  due.clock.move(5 * HOUR)
  expect(await says(people.tom, 'overdue')).toEqual(['CASE-3', 'CASE-1'])
  expect(await says(people.tom, 'cases overdue sev3')).toEqual(['CASE-1'])
  expect(textOf(await due.says(people.tom, 'today'))).toContain('Cases due today: 3, 2 overdue')
  // On the next day, what was due yesterday is overdue and no more due today, and what remains is due this week.
  due.clock.move(DAY)
  expect(await says(people.tom, 'today')).toEqual([])
  expect(await says(people.tom, 'this week')).toEqual(['CASE-1', 'CASE-2'])
  expect(await says(people.tom, 'week sev4')).toEqual(['CASE-2'])
  expect(await says(people.tom, 'overdue')).toEqual(['CASE-3', 'CASE-1', 'CASE-2'])
})
