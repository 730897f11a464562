import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../../src/cards/plain-text.ts'
import { incidentsOf } from '../../../src/domain/marks/incidents.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import {
  acmeSheet,
  App,
  globexSheet,
  MONDAY_NINE,
  people,
  places,
  type TestPerson,
  textOf,
} from '../../kit/app-fixture.ts'

let app: App

/** Monday 23 November 2026, 09:00 in Paris: Anna (ours) opens CASE-1, which Acme owes, asks at 10:00, is waited on from 11:00 until 13:00. */
beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.tom, 'case "Orders API is down"', places.shared)
  await app.passTo(MONDAY_NINE + HOUR)
  await app.says(people.mia, 'ask CASE-1 "Which region?"', places.shared)
  await app.passTo(MONDAY_NINE + 3 * HOUR)
  await app.says(people.tom, 'reply CASE-1 "Frankfurt"', places.shared)
  await app.passTo(MONDAY_NINE + 4 * HOUR)
  await app.taken()
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: TestPerson, line: string, place = places.shared) => textOf(await app.says(who, line, place))
/** As our own people read it. */
const shown = async (line: string) => JSON.stringify(await app.says(people.tom, line, places.internal))
const theCase = (number = 1) => app.read((view) => view.cases.byNumber(number))
const marks = async (number = 1) => {
  const about = await theCase(number)
  return app.read((view) => view.caseMarks.ofCases([about!.id]))
}
/** What came where both companies read beside cards and the talk of cases, line one each. */
const inShared = async () =>
  (await app.news())
    .filter(({ to, cardKey }) => to === '#acme-shared' && cardKey?.startsWith('case:') !== true)
    .map(({ card }) => plainText(card.headline ?? card.title))
    .filter((line) => !/^A (?:question|reply) /u.test(line))
/** Acme, which owes it, has waited on us from 10:00 until 12:00 in Paris. */
const WAITED = '--from "mon 10:00" --to 12:00'

describe('the side that owes leaves out what waited on the other', () => {
  test('it holds once nobody objects any more, and is said once, under the case', async () => {
    expect(await says(people.mia, `exclude CASE-1 "You had our question" --from "mon 4:00" --to 6:00`)).toContain(
      'is left out of the downtime of CASE-1, unless Northwind objects by',
    )
    expect(await inShared()).toEqual([
      expect.stringMatching(/^Time of CASE-1 left out · holds unless Northwind objects/),
    ])
    const [mark] = await marks()
    expect(mark).toMatchObject({
      ...{ side: 'partner', status: 'said', by: { name: 'Mia Chen' } },
      said: { what: 'left-out', from: MONDAY_NINE + HOUR, to: MONDAY_NINE + 3 * HOUR },
    })
    expect(await shown('show CASE-1')).toContain('In figures and money')
    expect(await says(people.tom, 'explain CASE-1', places.internal)).toContain('is left out of its downtime')
    expect(await says(people.tom, 'timeline CASE-1', places.internal)).toContain('out of the downtime of CASE-1')
    expect(await says(people.tom, 'explain CASE-1', places.internal)).toContain('Holds unless Northwind objects by')
    await app.passTo(MONDAY_NINE + 4 * DAY)
    const explained = await says(people.tom, 'explain CASE-1', places.internal)
    expect(explained).toMatch(/Holds since .*as Northwind did not object/u)
    expect(explained).not.toContain('Holds unless')
  })

  test('the other side objects with a reason, in time and once', async () => {
    await says(people.mia, 'exclude CASE-1 "You had our question" --from "mon 4:00" --to 6:00')
    await app.taken()
    expect(await says(people.mia, 'object CASE-1 "Changed my mind"')).toContain('your own side’s word')
    expect(await says(people.tom, 'object CASE-1 "We answered by phone at ten"')).toContain('Your objection stands')
    expect(await inShared()).toEqual([
      expect.stringContaining('holds unless Northwind objects'),
      expect.stringContaining('Tom Ek objected'),
      expect.stringContaining('Time of CASE-1 left out: objected'),
    ])
    expect(await says(people.tom, 'object CASE-1 "Again"')).toContain('Your side has objected to that already')
    expect(await says(people.mia, 'exclude CASE-1 "But it waited" --from "mon 4:00" --to 5:00')).toContain(
      'has objected to that',
    )
    expect(await marks()).toHaveLength(1)
  })

  test('not after two of its working days', async () => {
    await says(people.mia, 'exclude CASE-1 "You had our question" --from "mon 4:00" --to 6:00')
    const [mark] = await marks()
    const until = mark?.status === 'said' ? mark.until! : 0
    await app.passTo(until)
    expect(await says(people.tom, 'object CASE-1 "Too late"')).toContain('It could be objected to until')
    expect(await marks()).toEqual([mark])
  })

  test.each([
    ['--from "mon 4:00" --to 7:00', 'waited on Northwind'],
    ['--from "mon 2:00" --to 2:30', 'lasted'],
    ['--from "mon 4:00" --to 4:00', 'not over yet'],
    ['--from "2026-11-23 05:00" --to "2026-11-23 04:00"', 'ends before it begins'],
    ['--from tomorrow 22:00 --for 1h', 'not over yet'],
    ['--from "mon 4:00" --for 1h --to 5:00', 'not both'],
    ['--from someday --for 1h', 'does not say a day'],
    ['--from "mon 4:00" --for "1 working day"', 'by the clock'],
  ])('not %s', async (flags, why) => {
    expect(await says(people.mia, `exclude CASE-1 "Why not" ${flags}`)).toContain(why)
    expect(await marks()).toEqual([])
  })

  test('twice is once, and what overlaps is refused', async () => {
    const line = 'exclude CASE-1 "You had our question" --from "mon 4:00" --to 5:00'
    await says(people.mia, line)
    expect(await says(people.mia, line)).toContain('already, by Mia Chen')
    expect(await says(people.mia, 'exclude CASE-1 "More" --from "mon 4:30" --to 6:00')).toContain('left out already')
    await says(people.mia, 'exclude CASE-1 "The rest" --from "mon 5:00" --to 6:00')
    expect(await marks()).toHaveLength(2)
  })

  test('not any more once that wait is struck, and its card says so in place, where nothing is left to object to', async () => {
    await says(people.mia, 'ask CASE-1 "And since when?"')
    await app.passTo(MONDAY_NINE + 5 * HOUR)
    await says(people.mia, 'exclude CASE-1 "You had our question" --from "mon 7:00" --to 8:00')
    await says(people.mia, 'exclude CASE-1 "You had the first, too" --from "mon 5:00" --to 6:00')
    await app.taken()
    await app.news()
    await says(people.tom, 'no-answer CASE-1')
    const redrawn = (await app.news()).filter(({ cardKey }) => cardKey?.startsWith('mark:'))
    expect(
      redrawn.map(({ card }) => [plainText(card.headline ?? card.title), card.buttons.map(({ label }) => label)]),
    ).toEqual([
      [
        'Time of CASE-1 not left out · that it waited on Northwind was struck, so it counts as any other time',
        ['Show CASE-1'],
      ],
    ])
    const said = await says(people.mia, 'explain CASE-1')
    expect(said).toMatch(/That it waited on Northwind was struck, so it counts as any other time/u)
    // What waited before, and was answered, is left out as it was.
    expect(said).toContain('Holds unless Northwind objects by')
  })

  test('by a form that offers its waits', async () => {
    const form = await app.says(people.mia, 'exclude CASE-1', places.shared)
    expect(form).toMatchObject({
      kind: 'form',
      form: { form: 'case.leave-out', fields: [{ id: 'wait' }, { id: 'text' }] },
    })
    const wait = `${MONDAY_NINE + HOUR} ${MONDAY_NINE + 3 * HOUR}`
    await app.submits(people.mia, 'case.leave-out', 'CASE-1', { wait, text: 'It waited' })
    expect(await marks()).toMatchObject([{ said: { from: MONDAY_NINE + HOUR, to: MONDAY_NINE + 3 * HOUR } }])
  })
})

describe('the account manager of the side that is owed leaves out anything', () => {
  test('it holds at once, and nobody objects', async () => {
    expect(await says(people.tom, 'exclude CASE-1 "A digger" --from "mon 9:00" --to 9:30')).toContain('account manager')
    expect(await says(people.anna, 'exclude CASE-1 "A digger" --from "mon 9:00" --to 9:30')).toContain(
      'is left out of the downtime of CASE-1.',
    )
    expect(await inShared()).toEqual([expect.stringContaining('Time of CASE-1 left out · it holds')])
    expect(await says(people.mia, 'object CASE-1 "No"')).toContain('so it holds')
  })

  test('of a closed period only once the other side agrees', async () => {
    await app.passTo(MONDAY_NINE + 30 * DAY)
    expect(await says(people.anna, 'exclude CASE-1 "A digger" --from "2026-11-23 9:00" --to 9:30')).toContain(
      'once Acme Hosting agrees: its period is closed',
    )
    expect(await says(people.mia, 'accept CASE-1')).toContain('account manager and the sponsor')
    expect(await says(people.ravi, 'accept CASE-1')).toContain('Agreed on CASE-1')
    expect(await marks()).toMatchObject([{ status: 'accepted', answeredBy: { name: 'Ravi Shah' } }])
    expect(await says(people.ravi, 'accept CASE-1')).toContain('agreed already')
  })
})

describe('a case that failed before it was opened', () => {
  test('counts from then once the other side agrees by its own word', async () => {
    expect(await says(people.tom, 'failed CASE-1 mon 8:40')).toContain('once Acme Hosting agrees')
    expect(await inShared()).toEqual([expect.stringContaining('holds only once Acme Hosting agrees')])
    await app.passTo(MONDAY_NINE + 10 * DAY)
    expect(await marks()).toMatchObject([{ status: 'asked' }])
    await says(people.ravi, 'accept CASE-1')
    expect(await marks()).toMatchObject([{ status: 'accepted', said: { failedAt: MONDAY_NINE - HOUR / 3 } }])
  })

  test.each([
    ['mon 9:40', 'say a time before that'],
    ['2026-10-01 09:00', 'more than 7 days before'],
    ['some time ago', 'does not say'],
  ])('not %s', async (when, why) => {
    expect(await says(people.tom, `failed CASE-1 "${when}"`)).toContain(why)
    expect(await marks()).toEqual([])
  })
})

describe('cases that are one incident', () => {
  beforeEach(async () => {
    await app.says(people.tom, 'case "Checkout is down"', places.shared)
    await app.says(people.tom, 'case "Search is down"', places.shared)
    await app.says(people.mia, 'case "Your gateway is down"', places.shared)
    await app.says(people.anna, 'case globex "Campaign"', places.internal)
    await app.taken()
  })
  const incidents = async () => {
    const cases = await Promise.all([1, 2, 3].map(theCase))
    const links = await app.read((view) => view.caseMarks.links(cases[0]!.partnerId))
    const of = incidentsOf(links, app.clock.now())
    return cases.map((one) => of(one!.id))
  }

  test('are linked by either side, over others too, and parted by the other with a reason', async () => {
    expect(await says(people.tom, 'same CASE-2 as CASE-1')).toContain('CASE-2 and CASE-1 are one incident')
    expect(await inShared()).toEqual([expect.stringContaining('CASE-2 and CASE-1 are one incident')])
    expect(await says(people.mia, 'same CASE-3 and CASE-2')).toContain('Northwind may part them until')
    expect(new Set(await incidents()).size).toBe(1)
    expect(await says(people.tom, 'same CASE-1 CASE-3')).toContain('one incident already')
    expect(await says(people.mia, 'same CASE-2 as CASE-1')).toContain('already')
    expect(await shown('show CASE-1')).toContain('one incident with CASE-2')
    await app.taken()
    expect(await says(people.mia, 'object CASE-1 "Another cause"')).toContain('are parted')
    expect(await inShared()).toContainEqual(expect.stringContaining('incident of its own'))
    const [first, second, third] = await incidents()
    expect([first === second, second === third]).toEqual([false, true])
    expect(await says(people.tom, 'same CASE-1 as CASE-2')).toContain('only they can link them again')
    await says(people.mia, 'same CASE-1 as CASE-2')
    expect(new Set(await incidents()).size).toBe(1)
  })

  test.each([
    ['same CASE-1 as CASE-1', 'with itself'],
    ['same CASE-1 as CASE-4', 'owed by different sides'],
    ['same CASE-1 as CASE-5', 'different partners'],
    ['same CASE-1 as CASE-97', 'I know no CASE-97'],
  ])('not “%s”', async (line, why) => {
    expect(await says(people.anna, line)).toContain(why)
    expect(new Set(await incidents()).size).toBe(3)
  })

  test('are not those that are withdrawn or merged', async () => {
    await says(people.tom, 'withdraw CASE-3 "Nothing"')
    await says(people.tom, 'merge CASE-2 into CASE-1')
    expect(await says(people.tom, 'same CASE-1 as CASE-3')).toContain('was withdrawn')
    expect(await says(people.tom, 'same CASE-3 as CASE-1')).toContain('was withdrawn')
    expect(await says(people.tom, 'same CASE-1 as CASE-2')).toContain('merged into CASE-1')
  })

  test('are parted no more after two working days', async () => {
    await says(people.tom, 'same CASE-2 as CASE-1')
    await app.passTo(MONDAY_NINE + 5 * DAY)
    expect(await says(people.mia, 'object CASE-2 "Another cause"')).toContain('It could be objected to until')
    expect(new Set(await incidents()).size).toBe(2)
    expect(await shown('explain CASE-1')).toContain('Holds: Acme Hosting did not part them by ')
  })
})

test('whoever said it takes it back until its period is closed, and nobody else does', async () => {
  await says(people.anna, 'exclude CASE-1 "A digger" --from "mon 9:00" --to 9:30')
  expect(await says(people.mia, 'undo CASE-1')).toContain('nothing to undo')
  expect(await says(people.tom, 'undo CASE-1')).toContain('account manager')
  expect(await says(people.anna, 'undo CASE-1')).toContain('Taken back of CASE-1')
  expect(await marks()).toMatchObject([{ status: 'taken-back' }])
  expect(await says(people.anna, 'undo CASE-1')).toContain('nothing to undo')
  await says(people.anna, 'exclude CASE-1 "A digger" --from "mon 9:00" --to 9:30')
  await app.passTo(MONDAY_NINE + 30 * DAY)
  expect(await says(people.anna, 'undo CASE-1')).toContain('Its period is closed')
})

test('where the other side can read nothing, nothing is said of a case', async () => {
  await app.says(people.anna, 'unbind acme shared', places.shared)
  expect(textOf(await app.says(people.anna, `exclude CASE-1 "A digger" ${WAITED}`))).toContain('no shared channel')
  expect(await marks()).toEqual([])
})
