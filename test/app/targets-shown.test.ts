import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { periodOf, monthName } from '../../src/domain/time/period.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../kit/app-fixture.ts'
import { heightOnPhone, PHONE_HEIGHT } from '../cards/height-on-phone.ts'
import { saidBy } from '../cards/said-by.ts'

const OWN = {
  ...acmeSheet,
  sla: {
    objectives: [
      { measure: 'resolve', kind: 'question', obligor: 'partner', target: '5 working days', protects: 'Plans hold' },
      { measure: 'resolve', obligor: { team: 'Platform' }, target: '2h', hours: 'always', protects: 'Secret of ours' },
    ],
  },
}

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const DAY = 86_400_000
const said = async (who: keyof typeof people, line: string, place = places.direct) =>
  (await app.says(people[who], line, place)) as Card

describe('what was promised', () => {
  test('is shown in half a phone, to both sides alike while both owe what everybody starts with', async () => {
    const [ours, theirs] = [await said('anna', 'sla acme'), await said('mia', 'sla acme', places.shared)]
    expect(saidBy(ours)).toContain('Severity 1: acknowledge 1 h, resolve 4 h')
    expect(saidBy(theirs)).toContain('Owed by both sides')
    expect(saidBy(ours)).toContain('By version 1 of the agreement, since')
    for (const card of [ours, theirs]) expect(heightOnPhone(card)).toBeLessThanOrEqual(PHONE_HEIGHT / 2)
    // In the channel of a partner, and for its own people, it is that one.
    expect(saidBy(await said('mia', 'sla', places.shared))).toBe(saidBy(theirs))
    expect(textOf(await said('anna', 'sla'))).toContain('Which partner?')
    expect(saidBy(await said('anna', 'sla globex'))).toContain('Globex Agency (globex)')
  })

  test('says since which version each holds, and what it is for, in the details', async () => {
    app.clock.move(DAY)
    await app.register(OWN)
    const press = async (who: keyof typeof people) => {
      const data = { details: 'yes' }
      const what = { kind: 'action', action: 'sla.targets', subject: 'acme', version: 0, data } as const
      const before = await app.taken()
      await app.receive(app.inbound(people[who], what, places.direct))
      return saidBy((await app.taken())[before.length]!.card)
    }
    const details = await press('anna')
    expect(details).toMatch(
      /Questions, resolve – owed by Acme Hosting: 5 working days in working hours, levels at −25 % from the due time/u,
    )
    expect(details).toMatch(/Questions, resolve.*since version 2 \(.*\)\. Protects: Plans hold/u)
    expect(details).toMatch(/Severity 1, resolve – owed by both sides.*since version 1/u)
    expect(details).toContain('Any other case, resolve – owed by Platform, inside Northwind: 2 h day and night')
    expect(await press('mia')).not.toMatch(/Platform|Secret of ours/u)
  })

  test('shows what a team of ours owes nowhere outsiders can read, and nothing of another partner to them', async () => {
    await app.register(OWN)
    expect(saidBy(await said('anna', 'sla acme'))).toContain('Platform, inside Northwind')
    expect(saidBy(await said('anna', 'sla acme', places.internal))).toContain('Platform')
    for (const card of [await said('anna', 'sla acme', places.shared), await said('mia', 'sla acme', places.shared)])
      expect(JSON.stringify(card)).not.toMatch(/Platform|Secret/u)
    expect(textOf(await said('leo', 'sla acme'))).toContain('I know no partner called “acme”.')
    expect(textOf(await said('eve', 'sla acme'))).not.toContain('Acme Hosting (acme)')
    expect(textOf(await said('anna', 'sla acmee'))).toContain('Did you mean “acme”?')
  })

  test('says how they were kept, this month and in the one before, by each side, to both alike', async () => {
    const kept = async () => {
      const [ours, theirs] = [await said('anna', 'sla acme'), await said('mia', 'sla acme', places.shared)]
      const [told, theirsTold] = [ours, theirs].map(
        (card) =>
          saidBy(card)
            .replaceAll('\u00a0', ' ')
            .match(/Kept by.*/u)?.[0],
      )
      expect(theirsTold).toEqual(told)
      return told
    }
    await app.says(people.mia, 'case acme "The API is down"', places.shared)
    await app.says(people.mia, 'case acme "The API is slow"', places.shared)
    expect(await kept()).toBeUndefined()
    await app.says(people.anna, 'ack CASE-1')
    const month = monthName(periodOf('month', 'Europe/Paris', app.clock.now()))
    expect(await kept()).toBe(`Kept by Northwind: ${month} so far 1 of 1 (100 %)`)
    await app.passTo(app.clock.now() + 5 * DAY)
    expect(await kept()).toBe(`Kept by Northwind: ${month} so far 1 of 4 (25 %)`)
    await app.says(people.tom, 'case acme "Nobody bills" --severity 4')
    await app.says(people.ravi, 'ack CASE-3', places.shared)
    const both = saidBy(await said('anna', 'sla acme')).replaceAll('\u00a0', ' ')
    expect(both).toContain(`Kept by Acme Hosting: ${month} so far 1 of 1 (100 %)`)
    await app.passTo(app.clock.now() + 31 * DAY)
    expect(await kept()).toBe(`Kept by Northwind: ${month} 1 of 4 (25 %)`)
  })

  test('of a case goes on to be explained', async () => {
    await app.says(people.mia, 'case acme "The API is down"', places.shared)
    for (const line of ['sla explain CASE-1', 'sla CASE-1', 'explain CASE-1'])
      expect((await said('anna', line)).title).toBe('The clocks of CASE-1')
  })
})
