import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

export const MONEY = {
  ...{ currency: 'EUR', fee: '10000.00', period: 'month', cap: '8 %', earnBack: { each: '50 %' } },
  rules: [{ measure: 'resolve', severity: 1, perBreach: '5 %' }],
}

/** Monday 23 November 2026, 09:00 in Paris. A time to resolve of severity 1 that Acme misses costs 5 % of EUR 10,000.00 a month, at most 8 %. */
export function openWithMoney(): Promise<App> {
  return App.open({ ...acmeSheet, money: { partner: MONEY } })
}

export function at(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds
}

/** What is asked, read and agreed of Acme’s ledger. */
export function ledgerOf(app: App) {
  const acme = () => app.read(async (view) => (await view.partners.bySlug('acme'))!)
  return {
    acme,
    async ledger(line = 'ledger acme', who: TestPerson = people.anna, place = places.direct) {
      const said = await app.says(who, line, place)
      return 'kind' in said ? textOf(said) : saidBy(said)
    },
    async booked() {
      const { id } = await acme()
      return app.read(async (view) =>
        (await view.ledger.entriesOf(id)).map(({ period, word, minor, of }) =>
          [period, word, minor, ...(of === undefined ? [] : [of])].join(' '),
        ),
      )
    },
    apply: async (sheet: object) =>
      applyPartnerSheet(app.services, partnerSheet.parse({ slug: 'acme', name: acmeSheet.name, ...sheet })),
  }
}
