import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'

const toAnna = async (app: App) => (await app.news()).filter(({ to }) => to === 'Anna Berg')
const runOf = async (app: App, number: number) => (await app.read((view) => view.runs.byNumber(number)))!
const opens = async (app: App, slug: string) =>
  JSON.stringify(await app.says(people.anna, `check now ${slug}`, places.direct))
const answers = async (app: App, number: number) => {
  const said = Object.fromEntries((await runOf(app, number)).items.map(({ id }) => [id, '4']))
  return JSON.stringify(await app.submits(people.anna, 'check-in.answer', `CHECK-${number}`, said))
}

/** Anna answers for both partners. */
async function firstOfTheDay(): Promise<App> {
  const app = await App.open(acmeSheet)
  await app.register(globexSheet)
  await app.passTo(MONDAY_NINE + HOUR)
  await app.news()
  await opens(app, 'acme')
  expect((await toAnna(app)).map(({ card }) => card.subject)).toEqual(['CHECK-1'])
  return app
}

test('the checks of one day ask somebody in one message, with a button each, which follows each of them', async () => {
  await using app = await firstOfTheDay()
  await opens(app, 'globex')
  const [drawn, ...others] = await toAnna(app)
  expect(others).toEqual([])
  expect(drawn?.cardKey).toMatch(new RegExp(`^check-in:${(await runOf(app, 1)).id}:prompt:`, 'u'))
  expect(saidBy(drawn!.card)).toMatch(/2 health checks wait.*CHECK-1, Acme Hosting.*CHECK-2, Globex Agency/su)
  const buttons = drawn!.card.blocks.flatMap((block) => (block.kind === 'line' ? [block.button] : []))
  expect(buttons.map(({ subject, action }) => [subject, action])).toEqual([
    ['CHECK-1', 'check-in.answer'],
    ['CHECK-2', 'check-in.answer'],
  ])
  expect(await answers(app, 2)).toContain('Thank you')
  const [after] = await toAnna(app)
  expect(after?.cardKey).toBe(drawn?.cardKey)
  expect(saidBy(after!.card)).toMatch(/1 health check waits.*CHECK-2.*your answers are in/su)
})

test('once all of it is answered, the next check of the day is a message of its own', async () => {
  await using app = await firstOfTheDay()
  expect(await answers(app, 1)).toContain('Thank you')
  await app.news()
  await opens(app, 'globex')
  const [asked] = await toAnna(app)
  expect(asked?.card.subject).toBe('CHECK-2')
  expect(asked?.cardKey).toContain((await runOf(app, 2)).id)
})

test('a check a day later asks whoever has nobody beside them, and leaves the others alone, who may answer all the same', async () => {
  await using app = await App.open(globexSheet)
  await app.register(acmeSheet)
  await app.passTo(MONDAY_NINE + HOUR)
  await opens(app, 'globex')
  await app.passTo(MONDAY_NINE + DAY + HOUR)
  await app.news()
  const opened = await opens(app, 'acme')
  expect(opened).toContain('Not asked, since another health check asked them within six days: Anna Berg.')
  expect((await runOf(app, 2)).respondents.map(({ name }) => name)).toEqual(['Tom Ek', 'Ravi Shah', 'Mia Chen'])
  expect(await toAnna(app)).toEqual([])

  const standing = JSON.stringify(await app.says(people.anna, 'check acme', places.direct))
  expect(standing).toContain('Not asked')
  expect(standing).toContain('You may answer it all the same.')
  expect(standing).toContain('1 not asked')
  expect(JSON.stringify(await app.says(people.ravi, 'check', places.shared))).not.toContain('Anna')
  expect(await answers(app, 2)).toContain('Thank you')
  expect((await runOf(app, 2)).notAsked).toEqual([])
})

test('a check that has nobody else on a side asks whoever was asked the longest ago', async () => {
  await using app = await App.open(acmeSheet)
  await app.register(globexSheet)
  await app.passTo(MONDAY_NINE + HOUR)
  await opens(app, 'acme')
  await app.passTo(MONDAY_NINE + DAY + HOUR)
  await opens(app, 'globex')
  expect((await runOf(app, 2)).respondents.map(({ name }) => name)).toEqual(['Anna Berg', 'Leo Park'])
})

describe('the reminders of one day', () => {
  const DAILY = { window: '4 working days', remindAfter: '1 working day' }
  const reminders = async (app: App) => (await toAnna(app)).filter(({ cardKey }) => cardKey?.includes('reminder'))
  async function bothOpen(globex: object = DAILY): Promise<App> {
    const app = await App.open({ ...acmeSheet, checkIns: { cron: '0 10 1 1 *', ...DAILY } })
    const checkIns = { cron: '0 10 1 1 *', ...globex }
    await app.register({ ...globexSheet, calendar: acmeSheet.calendar, checkIns })
    await app.passTo(MONDAY_NINE + HOUR)
    await opens(app, 'acme')
    await opens(app, 'globex')
    await app.news()
    return app
  }

  test('come in one message, with a button each, which follows each of the checks', async () => {
    await using app = await bothOpen()
    await app.passTo(MONDAY_NINE + DAY + 2 * HOUR)
    const told = await reminders(app)
    expect(new Set(told.map(({ cardKey }) => cardKey)).size).toBe(1)
    const [drawn] = told
    expect(saidBy(drawn!.card)).toMatch(
      /2 health checks still wait for your answers.*CHECK-1, Acme Hosting.*CHECK-2, Globex Agency.*only reminder/su,
    )
    expect(await answers(app, 2)).toContain('Thank you')
    const [one] = await reminders(app)
    expect(one?.cardKey).toBe(drawn!.cardKey)
    expect(saidBy(one!.card)).toMatch(/1 health check still waits.*your answers are in/su)
    expect(await answers(app, 1)).toContain('Thank you')
    expect(saidBy((await reminders(app)).at(-1)!.card)).toContain('Nothing is left to answer')
  })

  test('are one message, too, where one of them is the second of its check, or comes later on the day', async () => {
    await using app = await bothOpen({ window: '4 working days', remindAfter: '4h', remindAgain: '28h' })
    await app.passTo(MONDAY_NINE + 6 * HOUR)
    expect((await reminders(app)).map(({ card }) => card.subject)).toEqual(['CHECK-2'])
    await app.passTo(MONDAY_NINE + 2 * DAY)
    const told = await reminders(app)
    expect(new Set(told.map(({ cardKey }) => cardKey)).size).toBe(1)
    expect(saidBy(told[0]!.card)).toMatch(/2 health checks still wait.*last reminder/su)
  })

  test('of days apart are messages of their own', async () => {
    await using app = await bothOpen({ window: '4 working days', remindAfter: '2 working days' })
    await app.passTo(MONDAY_NINE + DAY + 2 * HOUR)
    expect((await reminders(app)).map(({ card }) => card.subject)).toEqual(['CHECK-1'])
    await app.passTo(MONDAY_NINE + 2 * DAY + 2 * HOUR)
    expect((await reminders(app)).map(({ card }) => card.subject)).toEqual(['CHECK-2'])
  })

  test('ask for nothing that was answered before', async () => {
    await using app = await bothOpen()
    expect(await answers(app, 1)).toContain('Thank you')
    await app.passTo(MONDAY_NINE + DAY + 2 * HOUR)
    const told = await reminders(app)
    expect(told.map(({ card }) => card.subject)).toEqual(['CHECK-2'])
    expect(saidBy(told[0]!.card)).toContain('CHECK-2 is still open')
  })
})
