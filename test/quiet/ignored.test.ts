import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/domain/time/instant.ts'
import { halfDayOf } from '../scenarios/faults/histories/cast.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, places } from '../kit/app-fixture.ts'

const promise = (measure: string, obligor: string, target: string) => ({
  ...{ measure, obligor, severity: 3, target },
  protects: 'Customers are served.',
})
const sla = { objectives: [promise('acknowledge', 'partner', '4h'), promise('resolve', 'partner', '2d')] }

/** Of two partners, one after the other in the first morning. */
async function fourteenCases(): Promise<App> {
  const app = await App.open({ ...acmeSheet, sla }, { ...globexSheet, sla })
  const globex = { conversationId: 'C-GLOBEX', kind: 'channel' as const }
  for (let nth = 1; nth <= 7; nth += 1) {
    await app.says(people.tom, `case acme "Trouble ${nth}" --severity 3`, places.internal)
    await app.says(people.anna, `case globex "Worry ${nth}" --severity 3`, globex)
    await app.says(people.tom, 'yes', places.internal)
    await app.passTo(app.clock.now() + HOUR / 3)
  }
  return app
}

test(
  'fourteen cases that nobody ever acts on leave one post a day in our own channel, and few messages elsewhere, in two weeks',
  { timeout: 180_000 },
  async () => {
    await using app = await fourteenCases()
    await app.passTo(MONDAY_NINE + 14 * DAY)
    const said = (await app.news()).map(({ to, card, cardKey }) => ({ to, title: card.title, cardKey }))
    const many = Object.fromEntries([...Map.groupBy(said, ({ to }) => to)].map(([to, all]) => [to, all.length]))
    // Two times of seven cases have ended, on three days.
    expect(many['#acme-internal'], JSON.stringify(many)).toBe(3)
    for (const shared of ['#acme-shared', '#globex-shared']) expect(many[shared]).toBeLessThanOrEqual(28)
    for (const { name } of [people.anna, people.tom, people.ravi, people.leo])
      expect(many[name] ?? 0, name).toBeLessThanOrEqual(12)
    const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id, 'CASE-1'))
    expect(facts.filter(({ kind }) => kind === 'SlaBreached')).toHaveLength(2)
  },
)

test(
  'of fourteen escalations that can wait, and that nobody ever acts on, each person is called once in half a working day, by one message that lists all',
  { timeout: 240_000 },
  async () => {
    await using app = await fourteenCases()
    const zones = new Map<string, string>(Object.values(people).map(({ name, zone = 'Europe/Paris' }) => [name, zone]))
    const called = new Map<string, number>()
    while (app.clock.now() < MONDAY_NINE + 14 * DAY) {
      await app.passTo(app.clock.now() + HOUR)
      for (const { to, card, changes } of await app.news()) {
        const zone = zones.get(to)
        if (zone === undefined || changes || !/^Escalation about|escalations? waits? for/u.test(card.title)) continue
        const half = `${to}, ${halfDayOf(zone, app.clock.now())}`
        called.set(half, (called.get(half) ?? 0) + 1)
      }
    }
    expect(called.size).toBeGreaterThan(5)
    expect([...called].filter(([, times]) => times > 1)).toEqual([])
    const ladders = await app.read((view) => view.ladders.active({}))
    expect(ladders.length).toBe(14)
  },
)

test(
  'the post of a day lists what is due still: what has come leaves it, and severity 1 is a post of its own',
  { timeout: 60_000 },
  async () => {
    const severe = { ...promise('acknowledge', 'partner', '4h'), severity: 1 }
    await using app = await App.open({ ...acmeSheet, sla: { objectives: [...sla.objectives, severe] } })
    for (const severity of [3, 3, 1]) await app.says(people.tom, `case acme "Trouble" --severity ${severity}`)
    const posts = async () =>
      (await app.news()).filter(({ to }) => to === '#acme-internal').map(({ card }) => JSON.stringify(card))
    await app.passTo(MONDAY_NINE + 9 * HOUR)
    const told = await posts()
    expect(told).toHaveLength(2)
    expect(told.find((card) => card.includes('on 2 cases'))).toMatch(/CASE-1.*CASE-2/u)
    expect(told.find((card) => card.includes('CASE-3'))).not.toMatch(/CASE-[12]/u)
    await app.says(people.mia, 'ack CASE-1', places.shared)
    const [anew, ...others] = await posts()
    expect(others).toEqual([])
    expect(anew).toContain('CASE-2')
    expect(anew).not.toContain('CASE-1')
    await app.says(people.mia, 'ack CASE-2', places.shared)
    expect(await posts()).toEqual([expect.stringContaining('Nothing that ended that day')])
  },
)
