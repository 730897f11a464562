import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

const MONEY = {
  ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
  rules: [{ measure: 'resolve', severity: 1, perBreach: '5 %' }],
}

let app: App

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds
const says = async (who: keyof typeof people, line: string) => textOf(await app.says(people[who], line, places.shared))
const closes = async () => {
  const { id } = (await app.read((view) => view.partners.bySlug('acme')))!
  return app.read(async (view) => (await view.ledger.closesOf(id)).map(({ period }) => period))
}

/** Acme owes by a ledger, and ours by none. On the last day of the year each side owes a case, and says late in the day that it is solved. */
beforeEach(async () => {
  app = await App.open({ ...acmeSheet, money: { partner: MONEY } })
  await app.passTo(at('2026-12-31T13:00:00Z'))
  await says('anna', 'case acme "Orders API is down"')
  await says('ravi', 'case "Keys are missing"')
  await app.passTo(at('2026-12-31T16:00:00Z'))
  await says('mia', 'resolve CASE-1 "Rolled back"')
  await says('tom', 'resolve CASE-2 "Sent"')
})

afterEach(() => app[Symbol.asyncDispose]())

test('a period is open to the word of one side until the ledger of the side that owes has booked it, and without a ledger until its time is over', async () => {
  const noon = at('2027-01-06T12:00:00Z')
  // Three working days are over, and nothing is booked yet.
  app.clock.move(noon - app.clock.now())
  expect(await closes()).not.toContain('2026-12')
  const first = await says('anna', 'exclude CASE-1 "A digger" --from "2026-12-31 15:00" --to 15:30')
  expect(first).toContain('is left out of the downtime of CASE-1')
  expect(first).not.toContain('agrees')
  expect(await says('ravi', 'exclude CASE-2 "A digger" --from "2026-12-31 15:00" --to 15:30')).toContain(
    'once Northwind agrees: its period is closed',
  )

  await app.passTo(noon + HOUR)
  expect(await closes()).toContain('2026-12')
  expect(await says('anna', 'exclude CASE-1 "Another digger" --from "2026-12-31 16:00" --to 16:30')).toContain(
    'once Acme Hosting agrees: its period is closed',
  )
})
