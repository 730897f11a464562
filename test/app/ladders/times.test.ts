import { expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'

test('both companies read the same of how soon each took its escalations, step by step', async () => {
  await using app = await App.open(acmeSheet, globexSheet)
  await app.says(people.tom, 'case acme "Orders fail"')
  expect(saidBy((await app.says(people.anna, 'escalations acme times')) as Card)).toContain('no escalations in 90 days')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  await app.passTo(app.clock.now() + 12 * MINUTE)
  await app.says(people.anna, 'ack ESC-1')
  await app.passTo(app.clock.now() + 18 * MINUTE)
  await app.says(people.ravi, 'ack ESC-1')
  await app.passTo(app.clock.now() + HOUR)
  await app.says(people.anna, 'resolve ESC-1 "It goes on"')
  const ours = saidBy((await app.says(people.anna, 'escalations acme times')) as Card)
  expect(ours).toContain('Acme Hosting: 1 escalation in 90 days')
  expect(ours).toContain('Northwind: took 1 of 1, after 12 min')
  expect(ours).toContain('Acme Hosting: took 1 of 1, after 30 min')
  expect(ours).toMatch(/Step 1 told once: 1 taken there, after 12 min; over without another step 1, after 1 h 30 min/u)
  expect(saidBy((await app.says(people.ravi, 'escalations times', places.shared)) as Card)).toBe(ours)
})

test('of which partner is asked where none is meant, and of another company nothing is told', async () => {
  await using app = await App.open(acmeSheet, globexSheet)
  expect(textOf(await app.says(people.anna, 'escalations times', places.direct))).toContain('Of which partner?')
  expect(textOf(await app.says(people.ravi, 'escalations globex times', places.shared))).toContain('I know no partner')
})
