import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf, type TestPerson } from '../../kit/app-fixture.ts'

let app: App
beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.news()
})
afterEach(() => app[Symbol.asyncDispose]())

const sets = (who: TestPerson, until: number) =>
  app.receive(app.inbound(who, { kind: 'status set', until }, places.direct))
const asked = async () => (await app.news()).map(({ to, card }) => [to, card] as const)
const absences = () => app.read((view) => view.absences.notOver(app.clock.now()))
const idOf = async (who: TestPerson) =>
  (await app.read((view) =>
    view.people.byAccount({ platform: who.platform, tenantId: who.tenantId, userId: who.userId }),
  ))!.id

describe('A status that ends', () => {
  test('asks somebody whom a step calls whether they are away until then, once, at any hour', async () => {
    await app.passTo(Date.parse('2026-11-24T21:00:00Z'))
    const until = app.clock.now() + 5 * DAY
    await sets(people.anna, until)
    const [[to, card] = []] = await asked()
    expect(to).toBe('Anna Berg')
    expect(JSON.stringify(card)).toContain('Are you away until then?')
    expect(card!.buttons.map(({ action }) => action)).toEqual(['absence.as-status', 'absence.not-away'])
    // A change of anything else tells of the same status.
    app.clock.move(HOUR)
    await sets(people.anna, until)
    expect(await asked()).toEqual([])
    expect(await absences()).toEqual([])
  })

  test('asks whoever has turns in a rotation, and the account manager of the partner, whom the bot may write to', async () => {
    await sets(people.tom, app.clock.now() + DAY)
    expect(await asked()).toEqual([])
    await app.says(people.anna, 'rotation acme @Tom --every week --at "monday 09:00"', places.internal)
    await app.news()
    await sets(people.tom, app.clock.now() + DAY)
    await sets(people.ravi, app.clock.now() + DAY)
    expect((await asked()).map(([to]) => to)).toEqual(['Tom Ek', 'Ravi Shah'])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['one that ends within half a day', () => sets(people.anna, app.clock.now() + 11 * HOUR)],
    ['one that is over', () => sets(people.anna, app.clock.now() - DAY)],
    ['one that ends in years', () => sets(people.anna, app.clock.now() + 800 * DAY)],
    ['whoever nothing calls', () => sets(people.tom, app.clock.now() + DAY)],
    [
      'somebody nobody has named',
      () => sets({ ...people.tom, userId: 'U-NOBODY', name: 'No One' }, app.clock.now() + DAY),
    ],
    [
      'whoever was on duty for a time that is over',
      async () => {
        await app.says(people.anna, 'rotation acme @Anna --every week --at "monday 09:00"', places.internal)
        await app.says(people.tom, 'override acme --to 11:00', places.internal)
        await app.passTo(app.clock.now() + 2 * DAY)
        await app.news()
        await sets(people.tom, app.clock.now() + DAY)
      },
    ],
    [
      'whoever has said that they are away',
      async () => {
        await app.says(people.anna, 'away tomorrow', places.direct)
        await app.news()
        await sets(people.anna, app.clock.now() + 3 * DAY)
      },
    ],
  ])('asks nothing: %s', async (_, happens) => {
    await happens()
    expect(await asked()).toEqual([])
  })
})

describe('The answer', () => {
  const press = (who: TestPerson, action: string, until: number) =>
    app.presses(who, action, '', 0, places.direct, { until: String(until) })

  test('“yes” makes them away until the status ends; the question is settled, and twice is once', async () => {
    const until = app.clock.now() + 3 * DAY
    await sets(people.anna, until)
    await asked()
    expect(textOf(await press(people.anna, 'absence.as-status', until))).toContain('You are away')
    expect(await absences()).toMatchObject([{ personId: await idOf(people.anna), from: app.clock.now(), to: until }])
    const [[, card] = []] = await asked()
    expect([card!.title, card!.buttons]).toEqual(['You are away', []])
    expect(textOf(await press(people.anna, 'absence.as-status', until))).toContain('said already')
    expect(await absences()).toHaveLength(1)
  })

  test('“no” changes nothing, and is not asked again', async () => {
    const until = app.clock.now() + 3 * DAY
    await sets(people.anna, until)
    await asked()
    expect(textOf(await press(people.anna, 'absence.not-away', until))).toContain('Nothing changes')
    expect(await absences()).toEqual([])
    expect((await asked()).map(([, card]) => card.title)).toEqual(['You are not away'])
    await sets(people.anna, until)
    expect(await asked()).toEqual([])
  })

  describe('where they have said meanwhile that they are away for a part of it', () => {
    const FRIDAY = Date.parse('2026-11-27T23:00:00Z')
    const says = async (...lines: string[]) => {
      await sets(people.anna, FRIDAY)
      for (const line of lines) await app.says(people.anna, line, places.direct)
      await asked()
    }

    test('“yes” makes them away for the rest too, and leaves whoever stands in before', async () => {
      await says('away until wednesday --delegate @Tom')
      const [said] = await absences()
      expect(textOf(await press(people.anna, 'absence.as-status', FRIDAY))).toContain('You are away')
      expect(await absences()).toMatchObject([said, { from: said!.to, to: FRIDAY }])
      expect(textOf(await press(people.anna, 'absence.as-status', FRIDAY))).toContain('said already')
    })

    test('“yes” leaves whoever stands in later, too', async () => {
      await says('away until wednesday', 'away from 2026-11-26 to 2026-11-26 --delegate @Tom')
      const answer = textOf(await press(people.anna, 'absence.as-status', FRIDAY))
      expect(answer.match(/You are away/gu)).toHaveLength(2)
      const all = (await absences()).toSorted((one, other) => one.from - other.from)
      expect(all.map(({ from }) => from).slice(1)).toEqual(all.map(({ to }) => to).slice(0, -1))
      expect(all.filter(({ delegateId }) => delegateId !== undefined)).toHaveLength(1)
    })

    test('“no” changes nothing: what they said goes on, and they read so', async () => {
      await says('away until wednesday')
      const answer = textOf(await press(people.anna, 'absence.not-away', FRIDAY))
      expect(answer).toContain('you have said that you are away until Wed 25 Nov 2026')
      expect(answer).not.toContain('as ever')
      expect(await absences()).toHaveLength(1)
      const [[, card] = []] = await asked()
      expect(card!.title).toBe('You are away')
      expect(JSON.stringify(card)).not.toContain(String(FRIDAY))
    })
  })

  test.each(['', 'soon', '0', '99999999999999', 'NaN'])(
    'is refused in words for a moment that is none: %j',
    async (until) => {
      const answer = await app.presses(people.anna, 'absence.as-status', '', 0, places.direct, { until })
      expect(textOf(answer)).toContain('That question is no more')
      expect(await absences()).toEqual([])
    },
  )
})
