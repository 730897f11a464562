import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App
/** It is Monday 23 November, 09:00 in Paris; Tom is on duty, Anna is next. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
  await says('anna', 'rotation acme @Tom @Anna --every week --at "monday 09:00"')
  await app.news()
})
afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: keyof typeof people, line: string, place = places.direct) =>
  textOf(await app.says(people[who], line, place))
const rotations = async () => {
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  return (await app.read((view) => view.rotations.of(partner.id))).map(({ name }) => name)
}
const told = async () =>
  (await app.news()).flatMap(({ to, card }) => (to.startsWith('only') ? [] : [`${to}: ${card.title}`]))
const toldInFull = async () => (await app.news()).map(({ to, card }) => `${to}: ${textOf(card)}`)
const ladder = (ours: unknown[], theirs: unknown[] = ['account-manager']) => ({
  ...{ slug: 'acme', name: 'Acme Hosting' },
  ladder: {
    ours: ours.map((tell) => ({ tell: [tell], wait: '1h' })),
    theirs: theirs.map((tell) => ({ tell: [tell], wait: '1h' })),
  },
})
const CALLED = { rotation: 'On call' }

describe('A step that no terms in force have calls it', () => {
  test('an escalation that climbs by terms of before keeps it until it is resolved, and both are named', async () => {
    await app.register(ladder(['managers', CALLED]))
    await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
    await says('mia', '@Liaison escalate CASE-1 "No progress"', places.shared)
    expect(await says('anna', 'rotation acme end')).toMatch(
      /step 2 of the usual ladder and step 2 of ESC-1.*“terms acme”, and end it once ESC-1 is resolved/u,
    )
    await app.register(ladder(['account-manager']))
    expect(await says('anna', 'rotation acme end')).toContain(
      '“On call” is called by step 2 of ESC-1, which would call nobody: end it once ESC-1 is resolved.',
    )
    await expect(
      app.register({ ...ladder(['managers']), rotations: [{ name: 'On call', side: 'internal', end: true }] }),
    ).rejects.toThrow('step 2 of ESC-1')
    expect(await rotations()).toEqual(['On call'])
    expect(await says('ravi', 'resolve ESC-1 "fine now"', places.shared)).not.toContain('Not done')
    expect(await says('anna', 'rotation acme end')).toContain('is ended')
  })

  test('terms that are proposed and call one that was ended since are not accepted, and it is said what to do', async () => {
    await says('ravi', 'rotation acme @Mia @Ravi --every week --at "monday 09:00"', places.shared)
    await app.register(ladder(['account-manager'], [CALLED]))
    expect(await says('ravi', 'rotation acme end', places.shared)).toContain('is ended')
    await expect(app.accepts()).rejects.toThrow(
      /cannot be accepted as they are.*“On call” of Acme Hosting, which is there no more. Let Acme Hosting set it first/u,
    )
    await says('ravi', 'rotation acme @Mia @Ravi --every week --at "monday 09:00"', places.shared)
    await app.accepts()
    expect(await says('ravi', 'rotation acme end', places.shared)).toContain('step 1 of the usual ladder')
  })
})

describe('Once it is ended', () => {
  test('whoever was to be on by an override, or by a swap that was accepted, is told once, in their hours', async () => {
    await says('anna', 'swap acme @Tom --mine 2026-12-01 --theirs 2026-12-08')
    await says('tom', 'swap acme accept')
    await says('anna', 'override acme @Mara --from "sat 10:00" --to "sun 10:00"')
    await says('anna', 'override acme @Mara --from "2026-12-12 10:00" --to "2026-12-13 10:00"')
    await app.passTo(MONDAY_NINE + 3 * HOUR)
    await app.news()
    await says('anna', 'rotation acme end')
    const heard = await toldInFull()
    expect(heard.filter((one) => one.startsWith('Tom'))).toHaveLength(1)
    const mara = heard.filter((one) => one.startsWith('Mara'))
    expect(mara).toHaveLength(1)
    expect(mara.join()).toMatch(/You will not be on duty.*“On call” of Northwind for Acme Hosting has ended, by Anna/u)
    expect(mara.join()).toContain('Sat 28 Nov 2026, 10:00')
    expect(mara.join()).toContain('Sat 12 Dec 2026, 10:00')
  })

  test('what is held until their hours and holds no more is never told: no duty, no swap, and no end of either', async () => {
    await app.passTo(MONDAY_NINE + 12 * HOUR)
    await app.news()
    await says('anna', 'override acme @Mara --from "sat 10:00" --to "sun 10:00"')
    await says('anna', 'swap acme @Tom')
    await says('anna', 'rotation acme end')
    await app.passTo(MONDAY_NINE + 26 * HOUR)
    const heard = await told()
    expect(heard.filter((one) => one.startsWith('Mara'))).toEqual([])
    expect(heard.filter((one) => one.startsWith('Tom'))).toEqual(['Tom Ek: You are no longer on duty'])
  })

  test('a handover drops nothing of what somebody is told of their own times', async () => {
    await app.passTo(MONDAY_NINE + 7 * DAY - HOUR)
    await app.news()
    await says('anna', 'override acme @Mara --from "sat 10:00" --to "sun 10:00"')
    await app.passTo(MONDAY_NINE + 7 * DAY + HOUR)
    expect(await told()).toContain('Mara Lind: You are on duty')
  })
})

describe('What is typed beside “end”', () => {
  test.each([
    'rotation acme @Tom end',
    'rotation acme end @Tom',
    'rotation acme "On call" @Tom end',
    'rotation acme "On call" end --every day',
  ])('only asks: %s', async (line) => {
    expect(await says('anna', line)).toMatch(/nothing was done. To end it: “rotation acme "On call" end”/u)
    expect(await rotations()).toEqual(['On call'])
  })

  test('and a name that ends so is the name', async () => {
    await says('anna', 'rotation acme "Week end" @Tom @Anna')
    await says('anna', 'rotation acme week @Anna')
    await says('anna', 'rotation acme Week end')
    await says('anna', 'rotation acme Week end @Tom')
    expect(await rotations()).toEqual(expect.arrayContaining(['On call', 'Week end', 'week']))
    expect(await says('anna', 'rotation acme Week end end')).toContain('“Week end” is ended')
    expect(await says('anna', 'rotation acme "Week" end')).toContain('“week” is ended')
    expect(await rotations()).toEqual(['On call'])
  })
})

describe('An override that is set twice', () => {
  const LINE = 'override acme @Mara --from "sat 10:00" --to "sun 10:00"'
  const overrides = async () => {
    const partner = (await app.read((view) => view.partners.bySlug('acme')))!
    return (await app.read((view) => view.rotations.of(partner.id)))[0]!.overrides.length
  }

  test('is so already, also where it has begun, and nobody is told again', async () => {
    await says('anna', LINE)
    await app.news()
    expect(await says('anna', LINE)).toContain('is on duty by “On call” then already')
    await says('tom', 'override acme --to 18:00')
    await app.passTo(MONDAY_NINE + HOUR)
    expect(await says('tom', 'override acme --to 18:00')).toContain('is on duty by “On call” then already')
    expect(await overrides()).toBe(2)
    expect(await told()).toEqual([])
  })

  test('means something after somebody else was put on, or after they said that they are away', async () => {
    await says('anna', LINE)
    await says('anna', 'override acme @Tom --from "sat 12:00" --to "sat 14:00"')
    expect(await says('anna', LINE)).not.toContain('already')
    await says('mara', 'away from "sat 00:00" to "mon 09:00"')
    expect(await says('anna', LINE)).not.toContain('already')
    expect(await overrides()).toBe(4)
  })
})

test.each(['rotation acme "Week" end', 'rotation "Week" end', 'rotation "week" acme end'])(
  'a name in quotes is that one, where another begins like it: %s',
  async (line) => {
    await says('anna', 'rotation acme "Week" @Mara', places.internal)
    await says('anna', 'rotation acme "Week end" @Tom @Anna', places.internal)
    expect(await says('anna', line, places.internal)).toContain('“Week” is ended')
    expect(await rotations()).toEqual(expect.arrayContaining(['Week end']))
  },
)

describe('What is taken back before anybody could be told of it is told to nobody', () => {
  const EVENING = MONDAY_NINE + 12 * HOUR
  /** Of the rotation, by the end of Wednesday. */
  const heard = async () => {
    await app.passTo(MONDAY_NINE + 2 * DAY)
    const news = await app.news()
    return news.flatMap(({ to, card }) =>
      !to.startsWith('only') && JSON.stringify(card).includes('On call') ? [to] : [],
    )
  }
  beforeEach(async () => {
    await app.news()
    await app.passTo(EVENING)
    await app.news()
  })
  const overridden = async () => {
    await says('anna', 'override acme @Mara --from "sat 10:00" --to "sun 10:00"')
    const partner = (await app.read((view) => view.partners.bySlug('acme')))!
    const [rotation] = await app.read((view) => view.rotations.of(partner.id))
    return rotation!.overrides[0]!.id
  }
  const ends = (override: string) => app.submits(people.anna, 'rotation.end-override', 'acme', { override })

  test('an override that is ended', async () => {
    await ends(await overridden())
    expect(await heard()).toEqual([])
  })

  test('but one that was told is told to be ended', async () => {
    const override = await overridden()
    await app.passTo(EVENING + 13 * HOUR)
    await app.news()
    await ends(override)
    expect(await heard()).toEqual(['Mara Lind'])
  })

  test('a swap that is withdrawn', async () => {
    await says('anna', 'swap acme @Tom')
    await says('anna', 'swap acme withdraw')
    expect(await heard()).toEqual([])
  })
})
