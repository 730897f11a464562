import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { handleDeadline } from '../../../src/engine/deadlines.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'
import { recordOfFirst } from './record-of-first.ts'

let app: App

const TEN = MONDAY_NINE + HOUR

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
  await app.says(people.anna, 'ack ESC-1 --until "2026-11-24 08:30"', places.internal)
})

afterEach(() => app[Symbol.asyncDispose]())

const has = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides.internal
const recorded = () => recordOfFirst(app)
const calls = async () => (await app.news()).filter(({ changes }) => !changes)
const says = async (line: string, who: keyof typeof people = 'anna') => {
  const answer = textOf(await app.says(people[who], line, places.direct))
  await app.news()
  return answer
}
const tellsOf = async (title: string) => (await calls()).filter(({ card }) => card.title === title).map(({ to }) => to)

describe('Whoever has a page as an absence begins that they said ahead', () => {
  test('has it no more: whoever stands in has, is told once, and can act on it', async () => {
    await says('away from "2026-11-23 10:00" to 2026-11-27 --delegate @Tom')
    await app.passTo(TEN - MINUTE)
    expect(await has()).toMatchObject({ by: { name: 'Anna Berg' } })
    await app.passTo(TEN)
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
    expect(await tellsOf('ESC-1 is yours now')).toEqual(['Tom Ek'])
    expect(await recorded()).toEqual(
      expect.arrayContaining([
        'shared: ESC-1 passed from Anna Berg to Tom Ek.',
        'internal: ESC-1 would be with Anna Berg, who is away: Tom Ek stands in.',
      ]),
    )
    await app.says(people.tom, 'ack ESC-1 --until 21:00')
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
  })

  test.each([
    ['nobody stands in', ''],
    ['whoever stands in is away too', ' --delegate @Mara'],
  ])('and %s: their side goes on at that moment, as they read before', async (_, delegate) => {
    await says('away until friday', 'mara')
    const answer = await says(`away from "2026-11-23 10:00" to 2026-11-27${delegate}`)
    expect(answer).toContain(
      'ESC-1, which you have, goes on without you as it begins, Mon 23 Nov 2026, 10:00 (Europe/Paris)',
    )
    await app.passTo(TEN)
    expect(await has()).toMatchObject({ state: 'climbing' })
    expect(await recorded()).toContain('shared: Anna Berg does not have ESC-1 any more: it climbs on.')
  })

  test('and is back before the time that they said, with nobody in their place, keeps it', async () => {
    expect(await says('away from "2026-11-23 10:00" to "2026-11-24 07:59"')).not.toContain('ESC-1')
    await app.passTo(TEN + HOUR)
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
  })

  test('and has taken the absence back keeps it, and nothing is left to come', async () => {
    await says('away from "2026-11-23 10:00" to 2026-11-27 --delegate @Tom')
    await says('away off')
    const timers = await app.read((view) => view.timers.list(99))
    expect(timers.filter(({ kind }) => kind === 'absence.begins')).toEqual([])
    await app.passTo(TEN + HOUR)
    expect(await has()).toMatchObject({ by: { name: 'Anna Berg' } })
    expect(await tellsOf('ESC-1 is yours now')).toEqual([])
  })

  test.each(['11:30', '09:30'])('and has said it anew from %s on, passes it on then', async (time) => {
    await says('away from "2026-11-23 10:00" to 2026-11-27 --delegate @Tom')
    await says('away off')
    await says(`away from "2026-11-23 ${time}" to 2026-11-27 --delegate @Tom`)
    const at = Date.parse(`2026-11-23T${time}:00+01:00`)
    await app.passTo(at - MINUTE)
    expect(await has()).toMatchObject({ by: { name: 'Anna Berg' } })
    await app.passTo(at)
    expect(await has()).toMatchObject({ by: { name: 'Tom Ek' } })
  })

  test('while nothing ran passes it on as soon as something does, and whoever stands in has the usual time', async () => {
    await says('away from "2026-11-23 10:00" to 2026-11-27 --delegate @Tom')
    const late = MONDAY_NINE + 24 * HOUR
    app.clock.move(late - app.clock.now())
    while ((await handleDeadline(app.services)) === 'handled');
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' }, backBy: late + 2 * HOUR })
    expect(await has()).not.toHaveProperty('asked')
    expect(await tellsOf('ESC-1 is yours now')).toEqual(['Tom Ek'])
    expect(await tellsOf('Do you still have ESC-1?')).toEqual([])
  })

  test('while nothing ran, and was back again before something did, keeps it', async () => {
    await says('away from "2026-11-23 10:00" to "2026-11-23 12:00" --delegate @Tom')
    app.clock.move(4 * HOUR)
    while ((await handleDeadline(app.services)) === 'handled');
    expect(await has()).toMatchObject({ by: { name: 'Anna Berg' } })
  })

  test('in the night wakes nobody who takes no page then: whoever answers for the partner has it', async () => {
    await app.says(people.anna, 'assign ESC-1 @Mara', places.internal)
    await app.says(people.mara, 'ack ESC-1 --until "2026-11-24 08:30"', places.internal)
    await says('away from 2026-11-24 to 2026-11-27 --delegate @Tom', 'mara')
    await app.passTo(MONDAY_NINE + 15 * HOUR)
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
    expect(await tellsOf('ESC-1 is yours now')).toEqual(['Anna Berg'])
  })

  test('in the night with somebody who takes pages then: they are told at once', async () => {
    await says('pages on', 'tom')
    await says('away from 2026-11-24 to 2026-11-27 --delegate @Tom')
    await app.passTo(MONDAY_NINE + 15 * HOUR)
    expect(await has()).toMatchObject({ by: { name: 'Tom Ek' } })
    expect(await tellsOf('ESC-1 is yours now')).toEqual(['Tom Ek'])
  })
})

test('whoever has it in somebody’s place, and is away from later on, passes it on as that begins', async () => {
  await says('away until friday --delegate @Tom')
  await says('away from "2026-11-23 10:00" to 2026-11-27 --delegate @Mara', 'tom')
  expect(await has()).toMatchObject({ by: { name: 'Tom Ek' } })
  await app.passTo(TEN)
  expect(await has()).toMatchObject({ by: { name: 'Mara Lind' } })
  expect(await tellsOf('ESC-1 is yours now')).toEqual(['Mara Lind'])
})

test('where two stand in for each other, and the second goes away, too, their side goes on', async () => {
  await says('away until friday --delegate @Tom')
  await says('away from "2026-11-23 10:00" to 2026-11-27 --delegate @Anna', 'tom')
  await app.passTo(TEN)
  expect(await has()).toMatchObject({ state: 'climbing' })
})

describe('Where another absence follows without a break', () => {
  test('whatever they took while away goes to whoever stands in from then on', async () => {
    await says('away until 10:00')
    await says('away from "2026-11-23 10:00" to 2026-11-27 --delegate @Tom')
    await app.says(people.anna, 'ack ESC-1 --until "2026-11-24 08:00"')
    await app.passTo(TEN)
    expect(await has()).toMatchObject({ by: { name: 'Tom Ek' } })
  })

  test('it is taken from nobody who took it while away, where nobody stands in', async () => {
    await says('away until 10:00')
    await says('away from "2026-11-23 10:00" to 2026-11-27')
    await app.says(people.anna, 'ack ESC-1 --until "2026-11-24 08:00"')
    await app.passTo(TEN)
    expect(await has()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
  })
})

test('what can wait, and somebody else is asked about at its time, stays as it is until then', async () => {
  await app.says(people.mara, 'severity CASE-1 3', places.internal)
  await app.says(people.mia, 'confirm CASE-1', places.shared)
  await says('away from 2026-11-24 to 2026-11-27 --delegate @Mara')
  const before = await has()
  await says('away from "2026-11-23 10:00" to "2026-11-24 00:00"')
  await app.passTo(TEN)
  expect(await has()).toEqual(before)
})

test('of a step that each must take, nobody is waited for any more who is away by then', async () => {
  await app.says(people.mia, 'case "Torn parcels" --severity 1', places.shared)
  const ladder = {
    steps: [
      {
        tell: [
          { side: 'internal', role: 'account-manager' },
          { side: 'internal', role: 'manager' },
        ],
        wait: '4h',
        acknowledge: 'all',
      },
    ],
    cycles: 1,
  }
  await app.register({ slug: 'acme', name: 'Acme Hosting', ladder })
  await app.says(people.mia, '@Liaison escalate CASE-2 "No progress"', places.shared)
  await says('away from "2026-11-23 10:00" to 2026-11-27', 'mara')
  await app.says(people.anna, 'ack ESC-2 --until "2026-11-24 08:00"', places.internal)
  const second = async () => (await app.read((view) => view.ladders.byNumber(2)))!.sides.internal
  expect(await second()).toMatchObject({ state: 'climbing' })
  await app.passTo(TEN)
  expect(await second()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
})

test('whoever has it beside others goes away, and one who must take it too stands in: it is theirs alone', async () => {
  const each = { tell: ['account-manager', 'manager'], wait: '4h', acknowledge: 'all' }
  await app.says(people.mia, 'case "Torn parcels" --severity 1', places.shared)
  await app.register({ slug: 'acme', name: 'Acme Hosting', ladder: { ours: [each], theirs: [], cycles: 1 } })
  await app.says(people.mia, '@Liaison escalate CASE-2 "No progress"', places.shared)
  await app.says(people.anna, 'ack ESC-2 --until "2026-11-24 08:00"', places.internal)
  expect(await says('away until friday --delegate @Mara')).toContain('ESC-2')
  const { sides } = (await app.read((view) => view.ladders.byNumber(2)))!
  expect(sides.internal).toMatchObject({ state: 'acknowledged', by: { name: 'Mara Lind' } })
})
