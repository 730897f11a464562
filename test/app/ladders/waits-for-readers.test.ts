import { afterEach, describe, expect, test } from 'vitest'
import { holdBack, judgeHour } from '../../../src/app/judge-hour.ts'
import { ladderCardKey } from '../../../src/app/ladders/show-ladder.ts'
import type { Card } from '../../../src/cards/card.ts'
import type { Side } from '../../../src/domain/partners/party.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'

let app: App
afterEach(() => app[Symbol.asyncDispose]())

/** Sam is our sponsor and Sol Acme’s, both in Los Angeles, where work begins at 18:00 of Paris. */
const LA = 'America/Los_Angeles'
const sam: TestPerson = { ...people.tom, userId: 'USAM', name: 'Sam Holt', zone: LA }
const sol: TestPerson = { ...people.sol, zone: LA }

type Step = { tell: string[]; wait: string; waitIn?: 'wall' }
const LA_FIRST: Step[] = [
  { tell: ['sponsor'], wait: '2h' },
  { tell: ['account-manager'], wait: '2h' },
]
const PARIS_FIRST = LA_FIRST.toReversed()
const byTheClock = (steps: Step[]): Step[] => steps.map((step) => ({ ...step, waitIn: 'wall' }))

/** Monday 23 November, 09:00 in Paris, whose hours are agreed on, until 17:00. */
async function opened(ours: Step[], theirs: Step[] = [], holidays: string[] = []): Promise<void> {
  app = await App.open({
    ...acmeSheet,
    calendar: { zone: 'Europe/Paris', ...(holidays.length > 0 && { holidays: { days: holidays } }) },
    people: [
      ...acmeSheet.people,
      { name: sam.name, side: 'internal', roles: ['sponsor'], zone: LA, slack: 'T0HOME/USAM' },
      { name: sol.name, side: 'partner', roles: ['sponsor'], zone: LA, slack: `${sol.tenantId}/${sol.userId}` },
    ],
    ladder: { cycles: 1, ours, theirs },
  })
}

async function escalated(severity = 3): Promise<void> {
  await app.says(people.tom, `case acme "Slow orders" --severity ${severity}`)
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
}
const atHour = (hour: number, day = 0) => MONDAY_NINE + (hour - 9) * HOUR + day * DAY
const ladder = async () => (await app.read((view) => view.ladders.byNumber(1)))!
/** On a clock of Paris. */
async function nextOn(side: Side): Promise<string> {
  const stands = (await ladder()).sides[side]
  return stands.state === 'climbing'
    ? new Date(stands.nextAt + HOUR).toISOString().slice(5, 16).replace('T', ' ')
    : stands.state
}
async function called(): Promise<string[]> {
  const all = (await app.news()).filter(({ card }) => /ESC-1\b/u.test(card.fallback))
  return [...new Set(all.map(({ to }) => to))]
}

describe('the wait of a step that can wait begins as the first of those whom it calls may read it', () => {
  test('on each side, and not as it is told', async () => {
    await opened(LA_FIRST, LA_FIRST)
    await escalated()
    // As they begin, Paris has gone home: the hours of the next day are waited for.
    expect([await nextOn('internal'), await nextOn('partner')]).toEqual(['11-24 11:00', '11-24 11:00'])
    await app.passTo(atHour(17))
    expect(await called()).not.toContain('Anna Berg')
    await app.passTo(atHour(18) + MINUTE)
    expect(await called()).toEqual(expect.arrayContaining(['Sam Holt', 'Sol Reyes']))
    await app.passTo(atHour(10, 1))
    expect(await called()).not.toContain('Anna Berg')
    await app.passTo(atHour(11, 1) + MINUTE)
    expect(await called()).toEqual(expect.arrayContaining(['Anna Berg', 'Ravi Shah']))
  })

  test('also where it waits by the clock', async () => {
    await opened(byTheClock(LA_FIRST), byTheClock(LA_FIRST))
    await app.passTo(atHour(16))
    await escalated()
    expect([await nextOn('internal'), await nextOn('partner')]).toEqual(['11-23 20:00', '11-23 20:00'])
  })

  test('on a weekend as the week begins', async () => {
    await opened(byTheClock(PARIS_FIRST))
    await app.passTo(atHour(3, 5))
    await escalated()
    expect(await nextOn('internal')).toBe('11-30 11:00')
  })

  test('as their own quiet ends', async () => {
    await opened(PARIS_FIRST)
    await app.says(people.anna, 'quiet 08:00-12:00')
    await escalated()
    expect(await nextOn('internal')).toBe('11-23 14:00')
  })

  test('at once, where one of them may read it at once', async () => {
    await opened([{ tell: ['sponsor', 'account-manager'], wait: '2h' }])
    await escalated()
    expect(await nextOn('internal')).toBe('11-23 11:00')
    expect((await ladder()).climbed).toEqual([expect.not.objectContaining({ heardFrom: expect.anything() })])
  })

  test('at once, where it calls a channel of ours', async () => {
    await opened([{ tell: ['sponsor', 'managers'], wait: '2h' }])
    await escalated()
    expect(await nextOn('internal')).toBe('11-23 11:00')
  })

  test('a working day after it was told, if nobody may read it so soon', async () => {
    await opened(byTheClock(LA_FIRST))
    await app.passTo(atHour(3, 5))
    await escalated()
    // At 18:00 Sam begins to work; at 17:00 the first working day since Saturday is over.
    expect(await nextOn('internal')).toBe('11-30 19:00')
  })

  test('of a page at once', async () => {
    await opened(LA_FIRST, LA_FIRST)
    await app.says(sam, 'pages on')
    await escalated(1)
    expect([await nextOn('internal'), await nextOn('partner')]).toEqual(['11-23 11:00', '11-23 11:00'])
  })

  test('of a further step as of the first', async () => {
    await opened([{ tell: ['account-manager'], wait: '1h' }, ...LA_FIRST])
    await escalated()
    await app.passTo(atHour(10) + MINUTE)
    expect(await nextOn('internal')).toBe('11-24 11:00')
  })
})

test('what comes late, and is held for their next hours, moves it no more', async () => {
  await opened(LA_FIRST)
  await escalated()
  const cardKey = ladderCardKey(await ladder())
  const [call] = (await app.read((view) => view.outbox.unfinished({ cardKey }))).filter(({ inHours }) => inHours)
  // Their day is over as well.
  app.clock.move(atHour(3, 1) - app.clock.now())
  const until = await judgeHour(app.services, { ...call!, attempts: 2 }, false)
  expect(until).toBe(atHour(18, 1))
  await holdBack(app.services, call!, { until: until as number, uncertain: false })
  expect(await nextOn('internal')).toBe('11-24 11:00')
  await app.passTo(atHour(11, 1) + MINUTE)
  expect(await called()).toContain('Anna Berg')
})

test('whoever works now and is named into the step is called, and the wait stays', async () => {
  await opened(LA_FIRST)
  await escalated()
  await app.says(people.anna, 'people acme add @Max --role sponsor')
  await app.passTo(atHour(10))
  expect(await called()).toContain('Max Ruiz')
  expect(await nextOn('internal')).toBe('11-24 11:00')
})

test('what becomes a page waits for nobody any more, and never longer than before', async () => {
  await opened(LA_FIRST)
  await escalated()
  await app.passTo(atHour(10))
  await app.says(people.mara, 'severity CASE-1 1')
  expect(await nextOn('internal')).toBe('11-23 12:00')
})

test('card, path and list say from when on it is heard: of our people to ours alone', async () => {
  await opened(LA_FIRST, LA_FIRST)
  await escalated()
  const says = async (who: TestPerson, line: string, at = places.direct) =>
    saidBy((await app.says(who, line, at)) as Card)
  const heard = /Northwind: step 1 of 2, heard from .*Mon 23 Nov.* 18:00.* on, the next .*Tue 24 Nov.* 11:00/u
  const card = await says(people.anna, 'show ESC-1')
  expect(card).toMatch(heard)
  expect(card).toMatch(/Acme Hosting: step 1 of 2, heard from .* on, the next/u)
  expect(card).toMatch(/Step 1: Sam Holt – told .*09:00.*, heard from .*18:00.* on – now/u)
  expect(await says(people.anna, 'escalations acme')).toMatch(heard)
  for (const line of ['show ESC-1', 'escalations']) {
    const theirs = await says(people.ravi, line, places.shared)
    expect(theirs).toMatch(/Northwind: step 1 of 2, the next/u)
    expect(theirs).toMatch(/Acme Hosting: step 1 of 2, heard from/u)
  }
})

test.each([
  ['', LA_FIRST],
  ['quiet 08:00-12:00', PARIS_FIRST],
  ['', [{ tell: ['account-manager', 'sponsor'], wait: '1h' }, ...LA_FIRST]],
] satisfies [string, Step[]][])('a rehearsal says what comes (Anna: %j, %j)', async (line, ours) => {
  await opened([...ours, { tell: ['managers'], wait: '1h' }])
  if (line !== '') await app.says(people.anna, line)
  const all = JSON.stringify(await app.says(people.anna, 'rehearse acme'))
  const rehearsed =
    /A notice that begins Tue 24 Nov 10:00 – Northwind: [^.]*then the managers’ channel ([^.]*)\./u.exec(all)
  await app.passTo(atHour(10, 1))
  await escalated()
  const own = async () => (await ladder()).climbed.filter(({ side }) => side === 'internal')
  for (let at = atHour(10, 1); (await own()).length <= ours.length; at += 30 * MINUTE) await app.passTo(at)
  const { at } = (await own()).at(-1)!
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Paris')
  expect(rehearsed?.[1]).toContain(`${wall.day} Nov ${wall.toPlainTime().toString().slice(0, 5)}`)
})
