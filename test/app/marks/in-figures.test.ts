import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { figuresOfPeriod } from '../../../src/app/figures/period-figures.ts'
import { periodZone } from '../../../src/domain/sla/figures/periods-of.ts'
import { readPeriod } from '../../../src/domain/time/period.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'

let app: App

const OF_SERVICE = { obligor: 'partner', period: 'month', service: 'Orders API', hours: 'always' }
const FIGURES = [
  { ...OF_SERVICE, name: 'Availability', kind: 'availability', atLeast: 99.9, protects: 'Orders are taken' },
  { ...OF_SERVICE, name: 'Repair', kind: 'mttr', atMost: 4, protects: 'Orders are taken again' },
]
const SOON = { measure: 'resolve', obligor: 'partner', target: '30m', hours: 'always', protects: 'Orders are taken' }

/** CASE-1 lasts from ten to noon on the 24th, CASE-2 from eleven to one; Acme owes both, and the second waits on us for an hour. */
beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: FIGURES, objectives: [SOON] } })
  await at('09:00')
  await says('anna', 'case acme "Orders API is down"')
  await at('10:00')
  await says('anna', 'case acme "Orders API times out"')
  await says('mia', 'ask CASE-2 "Which region?"')
  await at('11:00')
  await says('anna', 'reply CASE-2 "Frankfurt"')
  await says('anna', 'resolve CASE-1 "Back since a restart"')
  await at('12:00')
  await says('anna', 'resolve CASE-2 "Back, too"')
})

afterEach(() => app[Symbol.asyncDispose]())

const at = (time: string) => app.passTo(Date.parse(`2026-11-24T${time}:00Z`))
const says = async (who: keyof typeof people, line: string) => {
  const said = await app.says(people[who], line, places.shared)
  return JSON.stringify(said, (_, value: unknown) => value).replaceAll('\u00A0', ' ')
}
/** On the second of December: how long it was down in November, and how long repairs took on average. */
const november = async (now = '2026-12-02T11:00:00Z') => {
  await app.passTo(Date.parse(now))
  const [availability, repair] = await app.read(async (view) => {
    const partner = (await view.partners.bySlug('acme'))!
    const versions = await view.agreements.of(partner.id)
    const period = readPeriod('2026-11', periodZone(partner.terms))!
    return figuresOfPeriod(view, { partner, versions, period, now: app.clock.now() })
  })
  // Up to now, while the month runs.
  const from = Date.parse('2026-11-23T08:00:00Z')
  const minutes = (Math.min(app.clock.now(), Date.parse('2026-11-30T23:00:00Z')) - from) / 60_000
  const share = Number(availability!.value!.top) / Number(availability!.value!.bottom) / 100
  return {
    downMinutes: Math.round((1 - share) * minutes),
    repairHours: Number(repair!.value!.top) / Number(repair!.value!.bottom),
  }
}

describe('what is said of a case reaches the figures', () => {
  test('not before anything is said', async () => {
    expect(await november()).toEqual({ downMinutes: 180, repairHours: 2 })
  })

  test('time that is left out is down no more, once it holds, of that case alone', async () => {
    // Noon to one in Paris was down by CASE-2 alone; what CASE-1 tells besides stays.
    await says('anna', 'exclude CASE-2 "A digger" --from "tue 12:30" --to 13:00')
    await says('anna', 'exclude CASE-1 "A digger" --from "tue 11:00" --to 11:30')
    expect(await november()).toEqual({ downMinutes: 150, repairHours: 2 })
    expect(await says('mia', 'report acme --period 2026-11')).toContain('CASE-2')
  })

  test('what waited on the other side is down until nobody can object any more, and if somebody did', async () => {
    const line = 'exclude CASE-2 "You had our question" --from "tue 5:00" --to 6:00'
    await says('anna', 'exclude CASE-1 "A digger" --from "tue 11:00" --to 12:00')
    await says('mia', line)
    expect(await november('2026-11-25T12:00:00Z')).toMatchObject({ downMinutes: 180 })
    expect(await november('2026-11-27T12:00:00Z')).toMatchObject({ downMinutes: 120 })
  })

  test('and an objection keeps it', async () => {
    await says('anna', 'exclude CASE-1 "A digger" --from "tue 11:00" --to 12:00')
    await says('mia', 'exclude CASE-2 "You had our question" --from "tue 5:00" --to 6:00')
    await says('anna', 'object CASE-2 "We answered by phone"')
    expect(await november()).toMatchObject({ downMinutes: 180 })
  })

  test('an earlier failure counts from then, once it is agreed, and repairs as they were', async () => {
    await says('anna', 'failed CASE-1 tue 9:15')
    expect(await november('2026-11-26T12:00:00Z')).toEqual({ downMinutes: 180, repairHours: 2 })
    await says('ravi', 'accept CASE-1')
    expect(await november()).toEqual({ downMinutes: 225, repairHours: 2 })
  })

  test('one that was opened in the next period may have failed in this one', async () => {
    await app.passTo(Date.parse('2026-12-01T09:00:00Z'))
    await says('anna', 'case acme "Orders API is down again"')
    await says('anna', 'failed CASE-3 mon 23:00')
    await says('ravi', 'accept CASE-3')
    expect(await november()).toMatchObject({ downMinutes: 240 })
  })

  test('cases of one incident are repaired once, and counted once where they were to be resolved in time', async () => {
    expect(await says('anna', 'report acme --period 2026-11')).toContain('0 of 2')
    await says('mia', 'same CASE-2 as CASE-1')
    expect(await says('anna', 'report acme --period 2026-11')).toContain('0 of 1')
    await says('anna', 'object CASE-1 "Another cause"')
    expect(await says('anna', 'report acme --period 2026-11')).toContain('0 of 2')
    await says('anna', 'same CASE-1 as CASE-2')
    expect(await november()).toEqual({ downMinutes: 180, repairHours: 3 })
    expect(await says('anna', 'report acme --period 2026-11')).toContain('0 of 1')
    expect(await says('anna', 'sla acme')).toContain('0 of 1')
    const explained = await app.says(people.anna, 'explain acme resolve --period 2026-11', places.shared)
    const told = JSON.stringify(explained)
    expect(told).toContain('It is one incident with CASE-1.')
    expect(told).toContain('0 met + 1 missed = 1')
  })
})
