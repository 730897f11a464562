import { expect, test } from 'vitest'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import type { Card } from '../../../src/cards/card.ts'

async function opened(): Promise<App> {
  const app = await App.open(acmeSheet, globexSheet)
  await app.says(people.anna, 'case acme "Orders fail"')
  await app.says(people.anna, 'case globex "Leaflets are late"')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  await app.says(people.leo, 'escalate CASE-2 "No progress"', {
    conversationId: 'C-GLOBEX',
    kind: 'channel',
    name: 'globex-shared',
  })
  return app
}

test('whoever asks reads which escalations go on and how each side stands: with all, with one, or their own', async () => {
  await using app = await opened()
  await app.says(people.anna, 'ack ESC-1')
  const all = saidBy((await app.says(people.anna, 'escalations')) as Card)
  expect(all).toMatch(/Escalations: 2 go on/u)
  expect(all).toMatch(
    /ESC-1 CASE-1 Orders fail – Acme Hosting, Northwind: Anna Berg has it, back by .* · Acme Hosting: step 1 of \d/u,
  )
  expect(textOf(await app.says(people.anna, 'escalations acme'))).toMatch(
    /Escalations with Acme Hosting: 1 goes on\. ESC-1\.$/u,
  )
  expect(textOf(await app.says(people.tom, 'escalations mine'))).toContain('ESC-1')
  expect(textOf(await app.says(people.mara, 'escalations globex mine'))).toContain('none goes on')
})

test('people of a partner read those with their own company alone, and where they read along nothing of others is shown', async () => {
  await using app = await opened()
  expect(textOf(await app.says(people.ravi, 'escalations', places.shared))).toMatch(
    /with Acme Hosting: 1 goes on\. ESC-1\./u,
  )
  expect(textOf(await app.says(people.ravi, 'escalations globex', places.shared))).toContain('I know no partner called')
  expect(textOf(await app.says(people.anna, 'escalations globex', places.shared))).not.toContain('ESC-2')
})
