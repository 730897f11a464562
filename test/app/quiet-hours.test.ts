import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, type TestPerson, textOf } from '../kit/app-fixture.ts'

let app: App

/** Monday, 09:00 in Paris; Anna and Tom work until 17:00. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: TestPerson, line: string) => textOf(await app.says(who, line))
const told = async ({ name }: TestPerson) =>
  (await app.news()).filter(({ to }) => to === name).map(({ card }) => card.fallback)
const atHour = (hour: number) => MONDAY_NINE + (hour - 9) * HOUR
const given = async () => {
  await app.says(people.anna, 'case acme "Lost parcels" --severity 4')
  await app.says(people.anna, 'assign CASE-1 @Tom')
}

describe('quiet hours of one’s own', () => {
  test('are said, shown and ended', async () => {
    expect(await says(people.tom, 'quiet')).toContain('“quiet 19:00-08:00” keeps hours of these to yourself')
    expect(await says(people.tom, 'quiet 19:00-08:00 weekends')).toContain(
      'From 19:00 to 08:00, and on weekends, by your own clock you are told nothing that can wait',
    )
    expect(await says(people.tom, 'quiet')).toContain('From 19:00 to 08:00, and on weekends,')
    expect(await says(people.tom, 'quiet off')).toContain('told to you in your working hours')
    expect(await says(people.tom, 'quiet 19:00')).not.toContain('From 19:00')
  })

  test('hold what somebody is given until they end', async () => {
    await app.says(people.tom, 'quiet 12:00-14:00')
    await app.passTo(atHour(12) + 30 * MINUTE)
    await app.news()
    await given()
    await app.passTo(atHour(14) - MINUTE)
    expect((await told(people.tom)).join()).not.toContain('yours now')
    await app.passTo(atHour(14) + 2 * MINUTE)
    expect((await told(people.tom)).join()).toContain('CASE-1 is yours now')
  })

  test('hold it no longer once they are ended, and nothing that is over', async () => {
    await app.says(people.tom, 'quiet 12:00-16:00')
    await app.passTo(atHour(12) + 30 * MINUTE)
    await app.news()
    await given()
    await app.passTo(atHour(13))
    await app.says(people.tom, 'quiet off')
    await app.passTo(atHour(13) + 2 * MINUTE)
    expect((await told(people.tom)).join()).toContain('CASE-1 is yours now')
    await app.says(people.tom, 'quiet 12:00-16:00')
    await app.says(people.anna, 'case acme "Wrong invoices" --severity 4')
    await app.says(people.anna, 'assign CASE-2 @Tom')
    await app.passTo(atHour(15))
    await app.says(people.anna, 'assign CASE-2 @Anna')
    await app.passTo(atHour(16) + 5 * MINUTE)
    expect((await told(people.tom)).join()).not.toContain('CASE-2')
  })

  test('hold calls of what can wait, and no page', async () => {
    await app.says(people.anna, 'quiet 12:00-14:00')
    await app.passTo(atHour(12) + 5 * MINUTE)
    await app.says(people.tom, 'case acme "Slow orders" --severity 3')
    await app.says(people.tom, 'case acme "Nothing works" --severity 1')
    await app.news()
    await app.says(people.mia, 'escalate CASE-1 "No progress"')
    await app.passTo(atHour(12) + 10 * MINUTE)
    expect((await told(people.anna)).join()).not.toContain('ESC-1')
    await app.says(people.mia, 'escalate CASE-2 "No progress"')
    await app.passTo(atHour(12) + 12 * MINUTE)
    expect((await told(people.anna)).join()).toContain('ESC-2')
    await app.passTo(atHour(14) + MINUTE)
    expect((await told(people.anna)).join()).toContain('ESC-1')
  })

  test('move the list of what needs them to their end, which is said', async () => {
    app.services.digestAt = '09:00'
    await app.register({ ...acmeSheet, calendar: { ...acmeSheet.calendar, holidays: { days: ['11-30'] } } })
    await app.says(people.mia, 'case "Lost parcels" --severity 4')
    await app.says(people.anna, 'assign CASE-1 @Tom')
    expect(await says(people.tom, 'quiet 08:00-10:30')).toContain('Your list of what needs you comes at 10:30 then.')
    await app.passTo(atHour(10) + 29 * MINUTE)
    expect((await told(people.tom)).join()).not.toContain('What needs you')
    await app.passTo(atHour(10) + 31 * MINUTE)
    expect((await told(people.tom)).join()).toContain('What needs you')
  })

  test('that leave none of the hours in which they work are refused', async () => {
    expect(await says(people.tom, 'quiet 08:00-18:00')).toContain('leaves none of the hours in which you work')
    expect(await says(people.tom, 'quiet')).toContain('told to you in your working hours')
    expect(await says(people.tom, 'quiet 08:00-16:59')).toContain('From 08:00 to 16:59')
  })
})
