import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'
import { recordOfFirst } from './record-of-first.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
})

afterEach(() => app[Symbol.asyncDispose]())

const has = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides.internal
const recorded = () => recordOfFirst(app)
const calls = async () => (await app.news()).filter(({ changes }) => !changes)
const says = async (line: string) => {
  await app.news()
  return textOf(await app.says(people.anna, line, places.direct))
}

describe('Whoever has an escalation and says that they are away', () => {
  beforeEach(() => app.says(people.anna, 'ack ESC-1 --until "18:00"', places.internal))

  test('has it no more: whoever stands in has, is told once, and can act on it', async () => {
    const answer = await says('away until friday --delegate @Tom')
    expect(answer).toContain('ESC-1 is with Tom Ek now, who is told.')
    const told = (await calls()).filter(({ card }) => card.title === 'ESC-1 is yours now')
    expect(told.map(({ to }) => to)).toEqual(['Tom Ek'])
    expect(textOf(told[0]!.card)).toContain(
      'Anna Berg is away until Fri 27 Nov 2026, 00:00 (Europe/Paris), and it comes to you in their place.',
    )
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
    expect(await recorded()).toEqual(
      expect.arrayContaining([
        'shared: ESC-1 passed from Anna Berg to Tom Ek.',
        'internal: ESC-1 would be with Anna Berg, who is away: Tom Ek stands in.',
      ]),
    )
    await app.passTo(MONDAY_NINE + 9 * HOUR)
    const asked = (await calls()).filter(({ card }) => card.title === 'Do you still have ESC-1?')
    expect(asked.map(({ to }) => to)).toEqual(['Tom Ek'])
    await app.says(people.tom, 'ack ESC-1 --until 21:00')
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
  })

  test('and was asked already: whoever stands in has the usual time from now on', async () => {
    await app.passTo(MONDAY_NINE + 9 * HOUR)
    expect(await has()).toHaveProperty('asked')
    await says('away until friday --delegate @Tom')
    expect(await has()).toMatchObject({ by: { name: 'Tom Ek' }, backBy: MONDAY_NINE + 11 * HOUR })
    expect(await has()).not.toHaveProperty('asked')
  })

  test.each(['', ' --delegate @Mara'])(
    'with nobody who may take it in their place: their side goes on at once%s',
    async (said) => {
      if (said !== '') await app.says(people.mara, 'away until friday', places.direct)
      const answer = await says(`away until friday${said}`)
      expect(answer).toContain(
        'You do not have ESC-1 any more: nobody who may take it stands in, and your side goes on.',
      )
      expect((await has()).state).not.toBe('acknowledged')
      expect(await recorded()).toContain('shared: Anna Berg does not have ESC-1 any more: it climbs on.')
    },
  )

  test('only until before the time that they said, with nobody in their place: it stays theirs, and they read how to give it away', async () => {
    expect(await says('away until 14:00')).toContain('You have ESC-1 still: “assign ESC-1 @name” gives it away.')
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
  })

  test('from later on reads what becomes of it then, and has it until then', async () => {
    const answer = await says('away from 2026-11-23 17:00 to 2026-11-27 --delegate @Tom')
    expect(answer).toContain(
      'ESC-1, which you have, goes to Tom Ek as it begins, Mon 23 Nov 2026, 17:00 (Europe/Paris): “assign ESC-1 @name” gives it away.',
    )
    expect(await has()).toMatchObject({ by: { name: 'Anna Berg' } })
  })

  test('reads which cases stay theirs', async () => {
    await app.says(people.anna, 'assign CASE-1 @Anna', places.internal)
    expect(await says('away until friday --delegate @Tom')).toContain(
      'CASE-1 stays yours: “assign CASE-1 @name” gives one away.',
    )
  })
})

test('what somebody away has put off is with whoever stands in, and climbs again as it would have; with nobody, it stays put off', async () => {
  await app.says(people.anna, 'snooze ESC-1 for 2h', places.internal)
  await says('away until friday --delegate @Tom')
  expect(await has()).toMatchObject({ state: 'snoozed', by: { name: 'Tom Ek' }, until: MONDAY_NINE + 2 * HOUR })
  await app.says(people.tom, 'away until friday')
  expect(await has()).toMatchObject({ state: 'snoozed', by: { name: 'Tom Ek' } })
})

describe('Absences that follow each other are one', () => {
  const asStatus = async () => {
    const until = Date.parse('2026-11-27T23:00:00Z')
    await says('away tomorrow')
    return textOf(await app.presses(people.anna, 'absence.as-status', '', 0, places.direct, { until: String(until) }))
  }
  beforeEach(() => app.says(people.anna, 'ack ESC-1 --until "2026-11-24 08:30"', places.internal))

  test.each<[string, () => Promise<string>]>([
    ['the later one said first', async () => says('away tomorrow').then(() => says('away today'))],
    ['the earlier one said first', async () => says('away today').then(() => says('away tomorrow'))],
    ['one within the other', async () => says('away until thursday').then(() => says('away until 14:00'))],
    ['what is left of a status around them', asStatus],
  ])('whoever is back only after their time has it no more: %s', async (_, said) => {
    const answer = await said()
    if (!answer.includes('14:00')) expect(answer.match(/You do not have ESC-1 any more/gu)).toHaveLength(1)
    expect(answer).not.toContain('still')
    expect((await has()).state).not.toBe('acknowledged')
  })

  test('with somebody who is asked at their time, a page goes on all the same: it would be with nobody until then', async () => {
    await app.says(people.mara, 'pages on', places.direct)
    await says('away tomorrow --delegate @Mara')
    expect(await says('away today')).toContain('You do not have ESC-1 any more')
    expect((await has()).state).not.toBe('acknowledged')
  })

  test('with somebody who stands in later on, what can wait stays until then', async () => {
    await app.says(people.mara, 'severity CASE-1 3', places.internal)
    await app.says(people.mia, 'confirm CASE-1', places.shared)
    await says('away tomorrow --delegate @Mara')
    expect(await says('away today')).toContain('ESC-1, which you have, comes up then')
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
    await app.passTo(Date.parse('2026-11-24T08:01:00Z'))
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Mara Lind' } })
    const told = (await calls()).filter(({ to }) => to === 'Mara Lind')
    expect(told.map(({ card }) => textOf(card)).join(' ')).toContain('ESC-1 is yours now')
  })

  test('with a day between them they are two', async () => {
    await says('away from 2026-11-25 to 2026-11-27')
    await says('away today')
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
  })
})
