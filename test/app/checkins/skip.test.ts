import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'

let app: App

/** A pulse each Monday at ten. */
const checkIns = { cron: '0 10 * * 1', window: '1 working day', remindAfter: '4h' }

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, checkIns })
  await app.passTo(MONDAY_NINE + 2 * DAY)
  await app.news()
})
afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: TestPerson, line: string) => {
  const said = await app.says(who, line, who.outsider ? places.shared : places.direct)
  return ('kind' in said ? textOf(said) : saidBy(said)).replaceAll('\u00A0', ' ')
}
const sheet = (said: object) => applyPartnerSheet(app.services, partnerSheet.parse(said))
const latest = async () => {
  const { id } = (await app.read((view) => view.partners.bySlug('acme')))!
  return (await app.read((view) => view.runs.latestOf(id)))!.number
}
const monday = (week: number) => app.passTo(MONDAY_NINE + week * 7 * DAY + 2 * HOUR)

describe('the next health check', () => {
  test('is left out once, with a reason that both sides can read, and nobody is told of it unasked', async () => {
    expect(await says(people.anna, 'check skip acme "We all meet that day"')).toContain(
      'The health check of Mon 30 Nov 2026, 10:00 (Europe/Paris) is skipped. The next opens Mon 7 Dec 2026, 10:00',
    )
    for (const one of [people.anna, people.ravi])
      expect(await says(one, 'check schedule acme')).toMatch(/Skipped: .*30 Nov 2026.*“We all meet that day”/u)
    expect((await app.news()).filter(({ to }) => !/^only (?:Anna|Ravi)/u.test(to))).toEqual([])
    await monday(1)
    expect(await latest()).toBe(1)
    expect(await says(people.anna, 'timeline acme')).toContain('We all meet that day')
    expect(await says(people.anna, 'check schedule acme')).not.toContain('30 Nov')
    await monday(2)
    expect(await latest()).toBe(2)
  })

  test('is skipped once however often it is said, and comes after all where that is taken back', async () => {
    await says(people.anna, 'check skip acme "We all meet that day"')
    expect(await says(people.anna, 'check skip acme "Again"')).toContain('is skipped already')
    expect(await says(people.anna, 'check skip acme off')).toContain('Nothing is skipped. The next opens Mon 30 Nov')
    expect(await says(people.anna, 'check skip acme off')).toContain('No health check with Acme Hosting is skipped')
    await monday(1)
    expect(await latest()).toBe(2)
  })

  test('stays skipped where another cadence is set meanwhile that would bring it', async () => {
    await says(people.anna, 'check skip acme "We all meet that day"')
    await sheet({ ...acmeSheet, checkIns: { ...checkIns, window: '2 working days' } })
    await monday(1)
    expect(await latest()).toBe(1)
  })

  test('is skipped with a reason, by whoever may open one, and where any comes by itself', async () => {
    expect(await says(people.anna, 'check skip acme')).toContain('Skip the next check')
    expect(await says(people.mia, 'check skip acme "No time"')).not.toContain('is skipped')
    await sheet({ ...acmeSheet, checkIns: { end: true } })
    expect(await says(people.anna, 'check skip acme "No time"')).toContain(
      'No health check with Acme Hosting opens by itself',
    )
  })
})
