import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'

const ORDERS = {
  ...{ name: 'Orders ok', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered', due: '2 working days' },
}
const MONEY = {
  ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
  rules: [{ figure: 'Orders ok', perBreach: '5 %' }],
}

/** Acme reports each month how many orders were right, and pays 5 % of EUR 10,000.00 for a month in which it was fewer than 99 %. */
export async function openWithOrders({ digests = false } = {}): Promise<App> {
  const app = await App.open()
  if (digests) app.services.digestAt = '09:00'
  await app.register({ ...acmeSheet, sla: { figures: [ORDERS] }, money: { partner: MONEY } })
  return app
}

/** Where somebody of either side types. */
export function placeOf(who: TestPerson) {
  return who === people.mia || who === people.ravi ? places.shared : places.direct
}

/** What is said to somebody about the orders of an app, which may be another one in each test. */
export function ordersOf(app: () => App) {
  const says = async (who: TestPerson, line: string) => {
    const said = await app().says(who, line, placeOf(who))
    return ('kind' in said ? textOf(said) : saidBy(said)).replaceAll('\u00A0', ' ')
  }
  return {
    says,
    december: () => says(people.anna, 'ledger acme --period 2026-12'),
    passTo: (iso: string) => app().passTo(Temporal.Instant.from(iso).epochMilliseconds),
    booked: () =>
      app().read(async (view) => {
        const { id } = (await view.partners.bySlug('acme'))!
        return (await view.ledger.entriesOf(id)).map(({ period, word, minor, of = '' }) =>
          [period, word, minor, of].join(' ').trim(),
        )
      }),
  }
}
