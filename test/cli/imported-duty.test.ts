import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFrom } from '../../src/cli/import/import.ts'
import { onCall } from '../../src/domain/rotations/on-call.ts'
import type { Rotation } from '../../src/domain/rotations/rotation.ts'
import { DAY, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App } from '../kit/app-fixture.ts'
import {
  onByOpsgenie,
  onByPagerDuty,
  type OpsgenieRotation,
  type PagerDutyLayer,
} from '../domain/rotations/imported-oracle.ts'

let app: App
beforeAll(async () => {
  app = await App.open(acmeSheet)
})
afterAll(() => app[Symbol.asyncDispose]())

const MINUTES = (90 * DAY) / MINUTE

/** In Morocco both clock changes of the year are within 90 days; elsewhere one is. */
const window = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ zone: 'Africa/Casablanca', from: Date.UTC(2026, 0, 20) }) },
  fc.constantFrom(
    { zone: 'Europe/Paris', from: Date.UTC(2026, 8, 10) },
    { zone: 'Australia/Lord_Howe', from: Date.UTC(2026, 1, 20) },
    { zone: 'America/New_York', from: Date.UTC(2026, 8, 20) },
  ),
)

const PEOPLE = ['Anna Berg', 'Tom Ek', 'Mara Lind']
const addressOf = (name: string) => `${name.split(' ')[0]!.toLowerCase()}@northwind.example`
/** Days and quarters of an hour before the window, or within it. */
const begins = fc.record({ days: fc.integer({ min: -400, max: 20 }), quarters: fc.nat(95) })
const day = fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
const hours = fc.record({ startHour: fc.nat(23), startMin: fc.constantFrom(0, 10, 30), endHour: fc.nat(23) })
const startOf = (from: number, { days, quarters }: { days: number; quarters: number }) =>
  new Date(from + days * DAY + quarters * 15 * MINUTE).toISOString()

const opsgenie = fc
  .record({
    ...{ window, begins, type: fc.constantFrom('hourly', 'daily', 'weekly'), length: fc.integer({ min: 1, max: 13 }) },
    who: fc.array(fc.constantFrom(...PEOPLE, 'none', 'team'), { minLength: 1, maxLength: 4 }),
    daily: fc.option(hours),
    weekly: fc.array(fc.tuple(hours, day, day), { maxLength: 2 }),
  })
  .map(({ who, daily, weekly, ...one }) => {
    const ending = (said: { startHour: number; startMin: number; endHour: number }) => ({ ...said, endMin: 45 })
    const timeRestriction = daily
      ? { type: 'time-of-day', restriction: ending(daily) }
      : {
          type: 'weekday-and-time-of-day',
          restrictions: weekly.map(([said, startDay, endDay]) => ({ ...ending(said), startDay, endDay })),
        }
    const rotation: OpsgenieRotation = {
      ...{ type: one.type, length: one.length, startDate: startOf(one.window.from, one.begins) },
      participants: who.map((name) =>
        name === 'none' || name === 'team' ? { type: name } : { type: 'user', username: addressOf(name) },
      ),
      ...((daily ?? weekly.length > 0) && { timeRestriction }),
    }
    return { ...one.window, rotation }
  })

const pagerDuty = fc
  .record({
    ...{ window, begins, hours: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constantFrom(24, 72, 168, 336)) },
    who: fc.array(fc.constantFrom(...PEOPLE, 'Zoe'), { minLength: 1, maxLength: 4 }),
    gone: fc.boolean(),
    restrictions: fc.array(
      fc.record({
        type: fc.constantFrom('daily_restriction', 'weekly_restriction'),
        start_time_of_day: fc.constantFrom('00:00:00', '08:30:00', '20:00:00', '23:50:00'),
        duration_seconds: fc.constantFrom(600, 12 * 3600, 30 * 3600, 62 * 3600),
        start_day_of_week: fc.integer({ min: 1, max: 7 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ who, gone, restrictions, ...one }) => {
    const layer: PagerDutyLayer = {
      rotation_virtual_start: startOf(one.window.from, one.begins),
      rotation_turn_length_seconds: one.hours * 3600,
      users: who.map((summary, at) => ({
        user: { summary, ...(gone && at === 1 && { deleted_at: '2025-01-01T00:00:00Z' }) },
      })),
      restrictions,
    }
    return { ...one.window, layer }
  })

let nth = 0

/** What the importer has made of a file, and what those are called whose turns they are. */
async function imported(tool: string, fileOf: (name: string) => object): Promise<(at: number) => string | undefined> {
  nth += 1
  // One side has twenty at most: each file says one of the same name again.
  const name = `Line ${nth % 10}`
  const people = PEOPLE.map((one) => `${addressOf(one)}=${one}`)
  const asked = { tool, text: JSON.stringify(fileOf(name)), file: 'f.json', partner: 'acme', people, by: 'deniz' }
  const lines = await importFrom(app.services, asked)
  expect(lines.filter(({ problem }) => problem)).toEqual([])
  const again = await importFrom(app.services, { ...asked, dryRun: true })
  expect(again[0]!.text).toBe(`“${name}” is so already.`)
  return app.read(async (view) => {
    const partner = (await view.partners.bySlug('acme'))!
    const rotation = (await view.rotations.of(partner.id)).find((one) => one.name === name)!
    const names = new Map((await view.memberships.of(partner.id)).map(({ person }) => [person.id, person.name]))
    return answering(rotation, names)
  })
}

/** An answer is asked for where the one before it ends; for everything between it holds. */
function answering(rotation: Rotation, names: Map<string, string>) {
  let [until, person]: [number, string | undefined] = [-Infinity, undefined]
  return (at: number) => {
    if (at < until) return person
    const answer = onCall(rotation, [], at)
    until = answer.until
    person = answer.person === undefined ? undefined : names.get(answer.person)
    return person
  }
}

function expectSame(from: number, is: (at: number) => string | undefined, ought: (string | undefined)[]) {
  for (const [index, one] of ought.entries()) {
    const at = from + index * MINUTE
    const found = is(at)
    if (found !== one) throw new Error(`At ${new Date(at).toISOString()} it is ${one} by the file, and ${found} here.`)
  }
}

test('by an imported schedule of Opsgenie whoever is on by the file is, at every minute of 90 days over clock changes', async () => {
  await fc.assert(
    fc.asyncProperty(opsgenie, async ({ zone, from, rotation }) => {
      const is = await imported('opsgenie', (name) => ({ data: [{ name, timezone: zone, rotations: [rotation] }] }))
      const names = new Map(PEOPLE.map((one) => [addressOf(one), one]))
      const ought = onByOpsgenie(rotation, zone, from, MINUTES)
      expectSame(
        from,
        is,
        ought.map((one) => names.get(one ?? '')),
      )
    }),
    { numRuns: 30 },
  )
}, 60_000)

test('by an imported schedule of PagerDuty, too', async () => {
  await fc.assert(
    fc.asyncProperty(pagerDuty, async ({ zone, from, layer }) => {
      const is = await imported('pagerduty', (name) => ({
        schedule: { name, time_zone: zone, schedule_layers: [{ name: 'Layer', end: null, ...layer }] },
      }))
      const ought = onByPagerDuty(layer, zone, from, MINUTES)
      // Nobody here is called Zoe.
      expectSame(
        from,
        is,
        ought.map((one) => (one === 'Zoe' ? undefined : one)),
      )
    }),
    { numRuns: 30 },
  )
}, 60_000)
