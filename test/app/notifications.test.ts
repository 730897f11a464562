import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { AtForms } from '../kit/by-form.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

/** What was said to somebody alone. */
const toldTo = async (name: string) =>
  (await app.news()).filter(({ to }) => to === name).map(({ card }) => card.fallback)

test('whoever a case is given to hears it once, alone, and whoever gave it does not', async () => {
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  await app.passTo(app.clock.now() + MINUTE)
  expect(await toldTo('Tom Ek')).toEqual([expect.stringMatching(/^CASE-1 is yours now · to \w+ by .*Lost parcels/u)])
  await app.passTo(app.clock.now() + HOUR)
  expect(await toldTo('Tom Ek')).toEqual([])
  await app.says(people.tom, 'assign CASE-1 @tom', places.internal)
  await app.says(people.anna, 'assign CASE-1 @anna', places.internal)
  await app.passTo(app.clock.now() + HOUR)
  expect(await toldTo('Anna Berg')).toEqual([])
})

test('what is so no longer is not told, and several things are one message', async () => {
  await app.says(people.mia, 'case "Wrong invoices" --severity 3', places.shared)
  await app.says(people.mia, 'case "Slow orders" --severity 4', places.shared)
  for (const label of ['CASE-1', 'CASE-2', 'CASE-3'])
    await app.says(people.anna, `assign ${label} @tom`, places.internal)
  await app.says(people.tom, 'ack CASE-1', places.internal)
  await app.news()
  await app.says(people.anna, 'severity CASE-3 2', places.shared)
  await app.passTo(app.clock.now() + MINUTE)
  const [one, ...others] = await toldTo('Tom Ek')
  expect(one).toMatch(/^2 cases are yours now. CASE-2 is yours now, to acknowledge by .* CASE-3 is yours now/u)
  expect(others).toEqual([])
  await app.says(people.anna, 'severity CASE-2 2', places.shared)
  await app.passTo(app.clock.now() + MINUTE)
  expect(await toldTo('Tom Ek')).toEqual([expect.stringMatching(/^CASE-2 has severity 2 now · to \w+ by/u)])
  await app.says(people.ravi, 'withdraw CASE-2 "Found them"', places.shared)
  await app.passTo(app.clock.now() + MINUTE)
  expect(await toldTo('Tom Ek')).toEqual([expect.stringMatching(/^CASE-2 is withdrawn · nothing is left to do/u)])
})

test('whoever was not told yet that a case is theirs need not hear that it is over', async () => {
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  await app.says(people.ravi, 'withdraw CASE-1. "Found them"', places.shared)
  await app.passTo(app.clock.now() + HOUR)
  expect(await toldTo('Tom Ek')).toEqual([])
})

test('whoever has not heard that a case is theirs hears how it stands in the morning: its end not, and not that it goes on', async () => {
  await app.says(people.mia, 'case "Wrong invoices" --severity 3', places.shared)
  await app.says(people.mia, 'case "Slow orders" --severity 4', places.shared)
  app.clock.move(10 * HOUR)
  for (const label of ['CASE-1', 'CASE-2', 'CASE-3'])
    await app.says(people.anna, `assign ${label} @tom`, places.internal)
  await app.passTo(app.clock.now() + MINUTE)
  await app.says(people.tom, 'ack CASE-3', places.internal)
  for (const label of ['CASE-1', 'CASE-2', 'CASE-3'])
    await app.says(people.ravi, `withdraw ${label}. "Found"`, places.shared)
  await app.says(people.ravi, 'undo CASE-2', places.shared)
  await app.news()
  await app.passTo(app.clock.now() + 14 * HOUR)
  const [told, ...others] = await toldTo('Tom Ek')
  expect(others).toEqual([])
  expect(told).toMatch(/CASE-2 is yours now/u)
  expect(told).toMatch(/CASE-3 is withdrawn/u)
  expect(told).not.toMatch(/CASE-1|goes on/u)
})

test('outside of somebody’s working hours it waits until those begin on their own clock', async () => {
  app.clock.move(10 * HOUR)
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  await app.passTo(app.clock.now() + 13 * HOUR)
  expect(await toldTo('Tom Ek')).toEqual([])
  await app.passTo(app.clock.now() + HOUR)
  expect(await toldTo('Tom Ek')).toEqual([expect.stringContaining('CASE-1 is yours now')])
})

/** Nobody has been told anything yet on that day, and these have these parts. */
const anew =
  (roles: Record<string, string[]> = {}) =>
  async () => {
    await app[Symbol.asyncDispose]()
    const named = acmeSheet.people.map((one) => ({ ...one, roles: roles[one.name] ?? one.roles }))
    app = await App.open({ ...acmeSheet, people: named })
  }
const line = (by: TestPerson, text: string) => () => app.says(by, text, places.shared)
const terms = (target: string) => () =>
  new AtForms(app, people.anna).change('terms.targets', 'acme', 'resolve:1::internal', { target })

/** Each row of "Told alone" in docs/notifications.md: who does what, and what Tom hears of it, who owns the case and is made our sponsor of Acme. */
const ROWS: Record<string, { deeds: (() => Promise<unknown>)[]; hears: RegExp }> = {
  'a case is opened': {
    deeds: [
      anew({ [people.tom.name]: ['account-manager'], [people.anna.name]: ['member'] }),
      line(people.mia, 'case "Lost parcels" --severity 3'),
    ],
    hears: /^CASE-1 is yours now · to \w+ by .*Lost parcels/u,
  },
  'a case is assigned': {
    deeds: [anew(), line(people.mia, 'case "Lost parcels" --severity 3'), line(people.anna, 'assign CASE-1 @tom')],
    hears: /^CASE-1 is yours now/u,
  },
  'the severity is raised': {
    deeds: [line(people.anna, 'severity CASE-1 2')],
    hears: /^CASE-1 has severity 2 now/u,
  },
  'a case is withdrawn or merged': {
    deeds: [line(people.ravi, 'withdraw CASE-1 "Found"')],
    hears: /^CASE-1 is withdrawn/u,
  },
  'its end is taken back': { deeds: [line(people.ravi, 'undo CASE-1')], hears: /^CASE-1 goes on · to \w+ by/u },
  'somebody is named for a partner': {
    deeds: [line(people.anna, 'people acme add @tom --role sponsor')],
    hears: /^You are named for Acme Hosting now · acme · named by Anna Berg \(Northwind\)\. You are its sponsor/u,
  },
  'the terms of a partner change': {
    deeds: [anew({ [people.tom.name]: ['sponsor'] }), terms('2h')],
    hears: /^The terms with Acme Hosting have changed. What changed: our target to resolve .* from 4 h to 2 h\.$/u,
  },
  'the partner accepts other terms': {
    deeds: [terms('8h'), () => app.accepts(people.ravi)],
    hears: /^The terms with Acme Hosting have changed. What changed: our target to resolve .* from 2 h to 8 h\.$/u,
  },
  'an escalation begins, or is over': {
    deeds: [
      async () => {
        await app[Symbol.asyncDispose]()
        const ours = [{ tell: ['account-manager'], wait: '9h' }]
        app = await App.open({ ...acmeSheet, ladder: { ours, watchers: ['member'] } })
      },
      line(people.mia, 'case "Lost parcels" --severity 3'),
      () => app.says(people.mara, 'escalate CASE-1 "No progress"', places.managers),
    ],
    hears: /^ESC-1 with Acme Hosting goes on · nothing is asked of you\. No progress\.$/u,
  },
}

test('every row of the table is as docs/notifications.md says, and there is no other', async () => {
  const [, table = ''] = readFileSync('docs/notifications.md', 'utf8').split('## Told alone')
  const rows = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| (?!what|---)([^|]+?) \|/gmu)].map(([, row]) =>
    row?.trim(),
  )
  expect(rows).toEqual(Object.keys(ROWS))
  for (const { deeds, hears } of Object.values(ROWS)) {
    for (const deed of deeds) await deed()
    await app.passTo(app.clock.now() + MINUTE)
    expect(await toldTo('Tom Ek')).toEqual([expect.stringMatching(hears)])
  }
})
