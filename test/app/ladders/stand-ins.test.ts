import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'
import { recordOfFirst } from './record-of-first.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const escalates = async () => {
  await app.says(people.tom, 'case acme "Lost parcels" --severity 2')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
}
const called = async () => (await app.news()).filter(({ card }) => textOf(card).includes('ESC-1')).map(({ to }) => to)
/** What the record says of who was called in the place of others, a sentence each. */
const recorded = () => recordOfFirst(app, 'EscalationAwayFound', 'EscalationDutyCalled')
const ladder = async () => (await app.read((view) => view.ladders.byNumber(1)))!
const climbs = async (ours: object[]) =>
  applyPartnerSheet(app.services, partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', ladder: { ours } }))

test('whoever is away is not called, but whoever stands in, and our record says so', async () => {
  await app.says(people.anna, 'away until friday --delegate @Tom')
  await app.says(people.anna, 'people acme add @Max --role sponsor')
  await app.news()
  await app.says(people.max, 'case acme "Lost parcels" --severity 2')
  await app.says(people.max, 'escalate CASE-1 "No progress"')
  expect(await called()).toContain('Tom Ek')
  expect((await ladder()).climbed.find(({ side }) => side === 'internal')?.instead?.called).toHaveLength(1)
  expect(await recorded()).toEqual([
    'internal: Anna Berg, whom step 1 at Northwind of ESC-1 tells, is away: Tom Ek stands in.',
  ])
})

test('a step whose only target is away with nobody in their place is left at once', async () => {
  await app.says(people.anna, 'away until friday')
  await escalates()
  const { sides } = await ladder()
  expect(sides.internal).toMatchObject({ state: 'climbing', step: 1 })
  expect(await recorded()).toEqual([
    'internal: Anna Berg, whom step 1 at Northwind of ESC-1 tells, is away: nobody stands in.',
  ])
})

test('a step calls whoever is on duty by a rotation; where nobody is, it is left at once', async () => {
  await app.says(people.anna, 'rotation acme @Anna --every week --at "monday 09:00" --hours "Mon-Fri 9-12"')
  const step = { tell: [{ rotation: 'on call' }], wait: '1h' }
  expect(await climbs([step, { tell: ['managers'], wait: '1h' }])).not.toHaveProperty('refused')
  await app.news()
  await escalates()
  expect(await called()).toContain('Anna Berg')
  expect(await recorded()).toEqual(['internal: Anna Berg is on duty for step 1 at Northwind of ESC-1.'])
  await app.says(people.anna, 'resolve ESC-1 "Over"')
  await app.passTo(app.clock.now() + 8 * HOUR)
  await app.says(people.tom, 'case acme "Later" --severity 2')
  await app.says(people.tom, 'escalate CASE-2 "No progress"')
  const active = await app.read((view) => view.ladders.active({}))
  const second = active.find(({ subject }) => subject.label === 'CASE-2')
  expect(second?.sides.internal).toMatchObject({ state: 'climbing', step: 1 })
})

test('a rotation that is not there is refused with those that are', async () => {
  await app.says(people.anna, 'rotation acme @Anna --every week --at "monday 09:00"')
  expect(await climbs([{ tell: [{ rotation: 'Nights' }], wait: '1h' }])).toMatchObject({
    refused:
      'There is no rotation “Nights” on our side: there is “On call”. Set it first, with `rotation`, `liaison import` or `rotations:` in a sheet, or name one that is there.',
  })
})
