import { afterEach, beforeEach, expect, test } from 'vitest'
import { urgencyOf } from '../../../src/domain/escalations/ladder.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'
import { rungBy } from '../../kit/rung-by.ts'

let app: App
let rung: () => Promise<string[]>
const FRIDAY_FIVE = MONDAY_NINE + 4 * DAY + 8 * HOUR
const objective = { severity: 1, hours: 'always', protects: 'Orders leave' }

/** A case of severity 1 late on Friday, whose time to acknowledge ends at 17:15, and whose time to resolve at 23:00. */
beforeEach(async () => {
  app = await App.open({
    ...acmeSheet,
    sla: {
      objectives: [
        { ...objective, measure: 'acknowledge', target: '15m' },
        { ...objective, measure: 'resolve', target: '6h' },
      ],
      others: 'end',
    },
    ladder: { ours: [{ tell: ['account-manager'], wait: '12h' }], theirs: [] },
  })
  rung = rungBy(app, 'ESC-1')
  await app.says(people.anna, 'pages on')
  await app.passTo(FRIDAY_FIVE)
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.passTo(FRIDAY_FIVE + 30 * MINUTE)
  await rung()
  await app.says(people.ravi, '@Liaison calm ESC-1 "A workaround holds until Monday"', places.shared)
})

afterEach(() => app[Symbol.asyncDispose]())

const ladder = async () => (await app.read((view) => view.ladders.byNumber(1)))!

test('the breach of another objective lifts what was calmed, and rings', async () => {
  await app.passTo(FRIDAY_FIVE + 5.5 * HOUR)
  expect(await rung()).not.toContain('Anna Berg')
  expect(urgencyOf(await ladder())).toBe('notice')
  await app.passTo(FRIDAY_FIVE + 6.5 * HOUR)
  expect(await rung()).toContain('Anna Berg')
  expect(urgencyOf(await ladder())).toBe('page')
  expect((await ladder()).joined?.map(({ reason }) => reason)).toEqual([
    'A resolution was due from Northwind within 6 h.',
  ])
})

test('whoever has it by then until another day is called by that, and asked within hours from then on', async () => {
  await app.says(people.anna, 'ack ESC-1 --until 2026-12-09')
  expect((await ladder()).sides.internal.state).toBe('acknowledged')
  await app.passTo(FRIDAY_FIVE + 6.5 * HOUR)
  expect(await rung()).toContain('Anna Berg')
  expect((await ladder()).sides.internal.state).toBe('climbing')
  expect(textOf(await app.says(people.anna, 'ack ESC-1 --until 2026-12-09'))).toContain('24 h')
  expect((await ladder()).sides.internal.state).toBe('climbing')
})

test('calmed again after it, it stays calm: each breach lifts it once', async () => {
  await app.passTo(FRIDAY_FIVE + 6.5 * HOUR)
  await app.says(people.ravi, '@Liaison calm ESC-1 "It holds still"', places.shared)
  await app.passTo(FRIDAY_FIVE + 2 * DAY)
  expect(urgencyOf(await ladder())).toBe('notice')
})
