import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, profileOf, type TestPerson } from '../kit/app-fixture.ts'

let app: App

/** Everybody who is written to alone works in Paris, 9 to 17. Ada is an admin, whom nobody has named for a partner. */
const sheet = {
  ...acmeSheet,
  people: [
    ...acmeSheet.people.filter(({ name }) => name !== people.ravi.name),
    { ...acmeSheet.people[3]!, zone: 'Europe/Paris' },
  ],
}

beforeEach(async () => {
  app = await App.open(sheet)
})

afterEach(() => app[Symbol.asyncDispose]())

/** What came to somebody alone as a message of its own since the last time. */
async function toldTo(name: string): Promise<string[]> {
  return (await app.news()).filter(({ to }) => to === name).map(({ card }) => card.title)
}

const told = ({ platform, tenantId, userId }: TestPerson, day: string) =>
  app.read(async (view) => {
    const person = await view.people.byAccount({ platform, tenantId, userId })
    return person ? view.toldAlone.on(person.id, day) : 0
  })

let cases = 0
async function opened(severity: number): Promise<string> {
  await app.says(people.mia, `case "Trouble ${(cases += 1)}" --severity ${severity}`, places.shared)
  await app.says(people.mia, 'yes', places.shared)
  return 'CASE-1'
}

/** Nobody is called alone by it. */
const QUIET_LADDER = { cycles: 1, ours: [{ tell: ['managers'], wait: '10m', waitIn: 'wall' }] }

/** Each row of "Five a day": what is done, and to whom something comes alone by it. */
const ROWS: Record<string, { to: TestPerson; ladder?: object; deed(): Promise<unknown> }> = {
  'what is theirs now, or has changed (“Told alone”)': {
    to: people.tom,
    deed: async () => app.says(people.anna, `assign ${await opened(4)} @tom`, places.internal),
  },
  'what needs them, in the morning and at 14:00': {
    to: people.anna,
    deed: async () => {
      await app.says(people.anna, 'digest 20:00')
      const label = await opened(4)
      // Nobody is told besides of what they took themselves.
      for (const name of ['tom', 'anna']) await app.says(people.anna, `assign ${label} @${name}`, places.internal)
    },
  },
  'a call of an escalation': {
    to: people.anna,
    deed: async () => app.says(people.tom, `escalate ${await opened(4)} "No progress"`),
  },
  'a call of an escalation about a case of severity 1': {
    to: people.anna,
    deed: async () => app.says(people.tom, `escalate ${await opened(1)} "No progress"`),
  },
  'that nobody took up an escalation, after its last step': {
    to: people.anna,
    ladder: QUIET_LADDER,
    deed: async () => {
      await app.says(people.tom, `assign ${await opened(4)} @tom`)
      await app.says(people.tom, 'escalate CASE-1 "No progress"')
      await app.passTo(app.clock.now() + 10 * MINUTE)
    },
  },
  'the question to whoever has one, and that one which was put off climbs again': {
    to: people.anna,
    ladder: QUIET_LADDER,
    deed: async () => {
      await app.says(people.tom, `assign ${await opened(4)} @tom`)
      await app.says(people.tom, 'escalate CASE-1 "No progress"')
      await app.says(people.anna, `ack ESC-1 --until ${app.clock.now() < MONDAY_NINE + 5 * HOUR ? '11:10' : '18:10'}`)
      await app.passTo(app.clock.now() + 10 * MINUTE)
    },
  },
  'the questions of a health check, and their one reminder': {
    to: people.tom,
    deed: () => app.says(people.anna, 'check now acme'),
  },
  'anything that they brought about themselves': {
    to: people.anna,
    deed: () => app.says(people.anna, 'check now acme'),
  },
  'an answer to what they typed or pressed': { to: people.anna, deed: () => app.says(people.anna, 'mine') },
  'anything, to somebody who is named for no partner': {
    to: people.ada,
    deed: async () => {
      await app.says(people.ada, 'help')
      app.services.admins.push(people.ada)
      await app.says(people.anna, `assign ${await opened(4)} @tom`, places.internal)
      app.lookUps.set(people.tom.userId, { profile: profileOf({ ...people.tom, standing: 'gone' }) })
      await app.receive(app.inbound(people.tom, { kind: 'account changed' }))
    },
  },
}

const [, table = ''] = readFileSync('docs/notifications.md', 'utf8').split('## Five a day')
const rows = [
  ...(table.split('\n## ')[0] ?? '').matchAll(/^\| (?!message |---)([^|]+?) +\| (\w+) +\| ([^|]+?) +\|/gmu),
].map(([, row, counts, outside]) => ({ row: row!, counts: counts!, outside: outside! }))

test('the table of what counts is as tested here', () => {
  expect(rows.map(({ row }) => row)).toEqual(Object.keys(ROWS))
})

/** At 11:00 on a Monday, and at 18:00, an hour after their work is over. */
test.each(rows)('$row: it counts, $counts; outside of their hours it $outside', async ({ row, counts, outside }) => {
  const { to, deed, ladder } = ROWS[row]!
  for (const [at, day] of [
    [2 * HOUR, '2026-11-23'],
    [9 * HOUR, '2026-11-23'],
  ] as const) {
    await using fresh = await App.open({ ...sheet, ...(ladder && { ladder }) })
    app = fresh
    cases = 0
    app.clock.move(at)
    await deed()
    await app.passTo(app.clock.now() + MINUTE)
    const evening = at === 9 * HOUR
    const came = (await toldTo(to.name)).length
    if (row.startsWith('what needs them')) {
      expect(came, 'not yet').toBe(0)
      await app.passTo(MONDAY_NINE + 11 * HOUR)
      expect((await toldTo(to.name)).length).toBe(1)
    } else if (row.startsWith('an answer')) expect(came).toBe(0)
    else expect(came > 0, `at ${at / HOUR + 9}:00`).toBe(!evening || outside !== 'waits')
    expect(await told(to, day)).toBe(counts === 'yes' && (!evening || outside !== 'waits') ? 1 : 0)
  }
})

/** So many cases are given to Tom, one after the other. */
async function given(many: number): Promise<void> {
  for (let one = 0; one < many; one += 1) {
    await opened(4)
    await app.says(people.anna, `assign CASE-${cases} @tom`, places.internal)
    await app.passTo(app.clock.now() + 2 * MINUTE)
  }
}

test('after five on a day the rest waits for the message of the next working day, whichever that is', async () => {
  cases = 0
  app.services.digestAt = '09:00'
  await app.register(sheet)
  await app.passTo(MONDAY_NINE + 4 * DAY + HOUR)
  await app.news()
  await given(7)
  expect(await toldTo('Tom Ek')).toHaveLength(5)
  await app.passTo(MONDAY_NINE + 7 * DAY - MINUTE)
  expect(await toldTo('Tom Ek')).toEqual([])
  await app.passTo(MONDAY_NINE + 7 * DAY)
  const monday = (await app.news()).filter(({ to }) => to === 'Tom Ek')
  expect(monday.map(({ card }) => card.title)).toEqual(['What needs you today'])
  // What is listed with its button is not said a second time.
  expect(JSON.stringify(monday[0]!.card.blocks)).toMatch(/CASE-7 is yours now.*CASE-6/u)
})

test('with the digest off they come together in one message as the next working day begins', async () => {
  cases = 0
  await given(7)
  expect(await toldTo('Tom Ek')).toHaveLength(5)
  await app.passTo(MONDAY_NINE + DAY - MINUTE)
  expect(await toldTo('Tom Ek')).toEqual([])
  await app.passTo(MONDAY_NINE + DAY)
  expect(await toldTo('Tom Ek')).toEqual(['2 cases are yours now'])
  expect(await told(people.tom, '2026-11-24')).toBe(1)
})

test('what has become untrue by the next day is not among them, and one alone comes as itself', async () => {
  cases = 0
  await given(7)
  await app.news()
  await app.says(people.tom, 'ack CASE-6', places.shared)
  await app.passTo(MONDAY_NINE + DAY)
  expect(await toldTo('Tom Ek')).toEqual(['CASE-7 is yours now'])
})

/** The messages to Tom since the last time, a list of the day by its headline alone. */
const words = async () =>
  (await app.news()).filter(({ to }) => to === 'Tom Ek').map(({ card }) => ({ says: card.fallback, card }))

test('two that were given in the same minute are told apart by then: what is over or another’s is not among them', async () => {
  cases = 0
  await given(5)
  await opened(4)
  await opened(4)
  for (const label of ['CASE-6', 'CASE-7']) await app.says(people.anna, `assign ${label} @tom`, places.internal)
  await app.passTo(app.clock.now() + 2 * MINUTE)
  await app.says(people.tom, 'ack CASE-6', places.internal)
  await app.says(people.anna, 'assign CASE-7 @mara', places.internal)
  await words()
  await app.passTo(MONDAY_NINE + DAY)
  expect(await words()).toEqual([])
})

test('the message about what needs them has its place among the five: what comes before it waits for that, and nothing is the sixth', async () => {
  cases = 0
  await app.says(people.tom, 'digest 16:00')
  await given(6)
  expect((await words()).map(({ card }) => card.title)).toHaveLength(4)
  await app.passTo(MONDAY_NINE + 7 * HOUR)
  const [list, ...others] = await words()
  expect(others).toEqual([])
  expect(list?.says).toMatch(/^What needs you today.*CASE-5 is yours now.*CASE-6 is yours now/u)
  expect(await told(people.tom, '2026-11-23')).toBe(5)
})

test('a second list of the day comes only where there is room for it', async () => {
  cases = 0
  app.services.digestAt = '09:00'
  await app.register({ ...sheet, sla: { objectives: DUE_SOON } })
  await given(1)
  await app.passTo(MONDAY_NINE + DAY)
  expect((await words()).map(({ card }) => card.title)).toContain('What needs you today')
  await given(5)
  await app.passTo(MONDAY_NINE + DAY + 8 * HOUR)
  expect((await words()).filter(({ card }) => card.title.startsWith('Due today'))).toEqual([])
  expect(await told(people.tom, '2026-11-24')).toBe(5)
})
const DUE_SOON = [{ measure: 'resolve', severity: 4, obligor: 'internal', target: '5h', protects: 'Parcels arrive.' }]

test('what waited for the hours asks again for room as they open', async () => {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
  const hours = [
    { days, from: '09:00', to: '12:00' },
    { days, from: '14:00', to: '18:00' },
  ]
  await using fresh = await App.open({ ...sheet, calendar: { zone: 'Europe/Paris', hours } })
  app = fresh
  cases = 0
  await given(5)
  expect(await words()).toHaveLength(5)
  app.clock.move(MONDAY_NINE + 3.5 * HOUR - app.clock.now())
  await app.says(people.anna, 'check now acme')
  await app.passTo(MONDAY_NINE + 8 * HOUR)
  expect(await words()).toEqual([])
  await app.passTo(MONDAY_NINE + DAY)
  expect((await words()).map(({ card }) => card.subject)).toEqual(['CHECK-1'])
})

test('a list that comes at night comes alone: what else waits does not come then by itself', async () => {
  cases = 0
  await app.says(people.tom, 'digest 00:00')
  await given(5)
  await app.says(people.mia, 'case "One more" --severity 4', places.shared)
  await app.says(people.mia, 'yes', places.shared)
  await app.says(people.anna, 'assign CASE-6 @tom', places.internal)
  await app.passTo(app.clock.now() + 2 * MINUTE)
  for (const one of [1, 2, 3, 4, 5]) await app.says(people.tom, `resolve CASE-${one} "Found"`, places.internal)
  await app.says(people.ravi, 'withdraw CASE-6 "Found"', places.shared)
  await words()
  await app.passTo(MONDAY_NINE + 23 * HOUR)
  expect(await words()).toEqual([])
})

test('what waited says what is overdue by then', async () => {
  cases = 0
  const at = { measure: 'acknowledge', obligor: 'internal', severity: 4, hours: 'always', protects: 'Parcels arrive.' }
  await app.register({ ...sheet, sla: { objectives: [{ ...at, target: '30m' }] } })
  await app.passTo(MONDAY_NINE + 9 * HOUR)
  await given(1)
  await words()
  await app.passTo(MONDAY_NINE + DAY)
  const told = (await words()).filter(({ says }) => says.includes('is yours now'))
  expect(told.map(({ says }) => says)).toEqual([
    expect.stringMatching(/^CASE-1 is yours now · to acknowledge, overdue since /u),
  ])
})

test('news that were told with a list which never arrived are told with the next, as far as they still stand', async () => {
  cases = 0
  await app.says(people.tom, 'digest 09:00')
  await given(1)
  await app.passTo(MONDAY_NINE + 9 * HOUR)
  for (const title of ['Two', 'Three']) await app.says(people.mia, `case "${title}" --severity 4`, places.shared)
  for (const label of ['CASE-2', 'CASE-3']) await app.says(people.anna, `assign ${label} @tom`, places.internal)
  await app.says(people.anna, 'people acme add @tom --role sponsor', places.internal)
  await words()
  await app.passTo(MONDAY_NINE + DAY)
  // Nothing is sent in the meantime.
  const mentions = [{ userId: people.mara.userId, organisations: [], name: people.mara.name }]
  const text = 'assign CASE-3 @{UMARA}'
  await app.receive(app.inbound(people.anna, { kind: 'command', text, mentions }, places.internal))
  await app.passTo(MONDAY_NINE + 2 * DAY)
  const lists = (await words()).filter(({ card }) => card.title === 'What needs you today')
  expect(lists).toHaveLength(1)
  expect(lists[0]?.says).toContain('CASE-2 is yours now')
  expect(lists[0]?.says).not.toContain('CASE-3 is yours now')
  expect(JSON.stringify(lists[0]?.card.blocks)).toContain('You are named for Acme Hosting now')
})
