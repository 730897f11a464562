import { describe, expect, test } from 'vitest'
import { hoursByClock } from '../../../src/app/people/hours-by-clock.ts'
import { businessHours, everyDay } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'

const runOf = async (app: App) => (await app.read((view) => view.runs.byNumber(1)))!
const told = async (app: App, name: string) => (await app.news()).filter(({ to }) => to === name)
const opens = async (app: App) => JSON.stringify(await app.says(people.anna, 'check now acme', places.direct))

/** Acme’s people as they are, Tom by another clock. */
const withTom = (zone: string | undefined, others: object = {}) => ({
  ...acmeSheet,
  ...others,
  people: acmeSheet.people.map(({ zone: own, ...one }) => {
    const said = one.name === 'Tom Ek' ? zone : own
    return { ...one, ...(said !== undefined && { zone: said }) }
  }),
})

describe('one of ours is asked alone', () => {
  test('as their own day begins, and never at night', async () => {
    await using app = await App.open(withTom('America/Los_Angeles'))
    await app.passTo(MONDAY_NINE + HOUR)
    await opens(app)
    expect(await told(app, 'Tom Ek')).toEqual([])
    // 09:00 in Los Angeles.
    await app.passTo(MONDAY_NINE + 9 * HOUR - MINUTE)
    expect(await told(app, 'Tom Ek')).toEqual([])
    await app.passTo(MONDAY_NINE + 9 * HOUR + MINUTE)
    expect((await told(app, 'Tom Ek')).map(({ card }) => card.subject)).toEqual(['CHECK-1'])
  })

  test('after the holiday of their own country', async () => {
    await using app = await App.open(withTom('America/Los_Angeles'))
    // Wednesday evening there; Thursday 26 November is Thanksgiving.
    const thursday = MONDAY_NINE + 3 * DAY
    await app.passTo(thursday)
    await app.news()
    await opens(app)
    await app.passTo(thursday + 23 * HOUR)
    expect(await told(app, 'Tom Ek')).toEqual([])
    await app.passTo(thursday + 34 * HOUR)
    expect((await told(app, 'Tom Ek')).map(({ card }) => card.subject)).toEqual(['CHECK-1'])
  })

  test('as they are back, if that is in time, and not at all while they are away', async () => {
    await using app = await App.open(acmeSheet)
    await app.says(people.tom, 'away until wednesday')
    await app.passTo(MONDAY_NINE + HOUR)
    await app.news()
    await opens(app)
    const { windows, closesAt } = await runOf(app)
    const tom = (await app.read((view) => view.people.byAccount(people.tom)))!
    const window = windows[tom.id]!
    expect(window).toMatchObject({ waits: true })
    expect(closesAt).toBe(window.closesAt)
    await app.passTo(window.opensAt - MINUTE)
    expect((await told(app, 'Tom Ek')).filter(({ card }) => card.subject === 'CHECK-1')).toEqual([])
    await app.passTo(window.opensAt + MINUTE)
    expect((await told(app, 'Tom Ek')).map(({ card }) => card.subject)).toEqual(['CHECK-1'])
  })
})

describe('whoever is back earlier than they had said', () => {
  async function away(until: string): Promise<App> {
    const app = await App.open(acmeSheet)
    await app.register(globexSheet)
    await app.says(people.tom, `away until ${until}`)
    await app.passTo(MONDAY_NINE + HOUR)
    await opens(app)
    await app.passTo(MONDAY_NINE + DAY + HOUR)
    await app.news()
    return app
  }

  test.each([
    ['was to be asked later', 'thursday'],
    ['was not to be asked at all', '2027-01-10'],
  ])('and %s is asked now, with what is left of the time', async (_, until) => {
    await using app = await away(until)
    await app.says(people.tom, 'away off', places.direct)
    expect((await told(app, 'Tom Ek')).map(({ card }) => card.subject)).toContain('CHECK-1')
    const tom = (await app.read((view) => view.people.byAccount(people.tom)))!
    const run = await runOf(app)
    expect(run.windows[tom.id]).toMatchObject({ opensAt: MONDAY_NINE + DAY + HOUR, closesAt: run.closesAt })
    await app.passTo(run.closesAt + MINUTE)
    expect(await app.read((view) => view.runs.byNumber(1))).not.toMatchObject({
      away: expect.arrayContaining([tom.id]),
    })
  })

  test('is asked once, and not where the check is closed or their answers are in', async () => {
    await using app = await away('thursday')
    await app.says(people.tom, 'away off', places.direct)
    await app.news()
    await app.says(people.tom, 'away until thursday', places.direct)
    await app.says(people.tom, 'away off', places.direct)
    expect((await told(app, 'Tom Ek')).filter(({ card }) => card.subject === 'CHECK-1')).toEqual([])
    await app.says(people.tom, 'away until 2027-01-10', places.direct)
    await app.passTo((await runOf(app)).closesAt + HOUR)
    await app.news()
    await app.says(people.tom, 'away off', places.direct)
    expect((await told(app, 'Tom Ek')).map(({ card }) => card.subject)).not.toContain('CHECK-1')
  })
})

test('the shared card comes in the partner’s hours, also where somebody opens the check at night', async () => {
  await using app = await App.open(acmeSheet)
  await app.passTo(MONDAY_NINE + 14 * HOUR)
  await app.news()
  await opens(app)
  const shared = async () => (await told(app, '#acme-shared')).map(({ card }) => card.subject)
  expect(await shared()).toEqual([])
  await app.passTo(MONDAY_NINE + DAY + MINUTE)
  expect(await shared()).toContain('CHECK-1')
})

describe('whose own working time is not known is asked by the partner’s calendar, which our account manager is told once', () => {
  test.each([
    ['without a time zone', 'UTC', 'Tom Ek: no time zone'],
    ['with one that the runtime does not know', 'Mars/Olympus', 'Tom Ek: there is no time zone “Mars/Olympus”'],
  ])('%s', async (_, zone, words) => {
    await using app = await App.open(acmeSheet)
    await app.services.store.transact(async (tx) => {
      const tom = (await tx.people.byAccount(people.tom))!
      await tx.people.save({ ...tom, zone, bySheet: { ...tom.bySheet, zone: false } })
    })
    await app.passTo(MONDAY_NINE + HOUR)
    await app.news()
    await opens(app)
    const notices = async () =>
      (await told(app, 'Anna Berg')).filter(({ card }) => card.title.includes('by the partner’s calendar'))
    expect((await notices()).map(({ card }) => saidBy(card))).toEqual([expect.stringContaining(words)])
    const tom = (await app.read((view) => view.people.byAccount(people.tom)))!
    const run = await runOf(app)
    expect(run.windows[tom.id]).toMatchObject({ opensAt: MONDAY_NINE + HOUR })
    await app.passTo(run.closesAt + 7 * DAY)
    await opens(app)
    expect(await notices()).toEqual([])
    // Somebody is among them whom no check has asked.
    await app.says(people.anna, 'people acme add @Uma --role member')
    await app.services.store.transact(async (tx) => {
      const uma = (await tx.people.byAccount(people.uma))!
      await tx.people.save({ ...uma, zone: 'UTC', bySheet: { ...uma.bySheet, zone: false } })
    })
    await app.passTo((await app.read((view) => view.runs.byNumber(2)))!.closesAt + 7 * DAY)
    await app.news()
    await opens(app)
    expect((await notices()).map(({ card }) => saidBy(card))).toEqual([
      expect.stringContaining('Uma Voss: no time zone'),
    ])
  })

  test('where the hours of their side hold no working day', () => {
    const usual = businessHours('Europe/Paris')
    const idle = { ...usual, week: everyDay(() => []) }
    expect(hoursByClock(idle, usual, undefined)).toEqual(usual)
    expect(
      hoursByClock({ ...usual, zone: 'UTC' }, usual, { zone: 'Mars/Olympus', bySheet: { name: false, zone: false } }),
    ).toEqual(usual)
  })
})
