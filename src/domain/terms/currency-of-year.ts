import { SIDES } from '../partners/party.ts'
import type { Currency } from '../sla/ledger/currency.ts'
import { ledgerSpans } from '../sla/ledger/ledger-spans.ts'
import type { Instant } from '../time/instant.ts'
import { type PeriodZone, startOf } from '../time/period.ts'
import { sayDate } from '../time/say-time.ts'
import type { AgreementVersion } from './agreement.ts'

/**
 * Why money cannot be agreed in its currency yet: in the contract year of `now` it was agreed in another, for what either side owes, and caps of a year and what is
 * earned back could not be added up. That year is the one that was agreed with that money, whatever the new one says of years. `versions`: of the agreement, oldest first.
 */
export function otherCurrencyOfYear(
  versions: Pick<AgreementVersion, 'version' | 'validFrom' | 'terms'>[],
  currency: Currency,
  zone: PeriodZone,
  now: Instant,
): string | undefined {
  const ends = (day: string) => startOf(Temporal.PlainDate.from(day), zone)
  const others = SIDES.flatMap((side) =>
    ledgerSpans(versions, side, zone, now).flatMap(({ year, held }) =>
      held.flatMap(({ terms }) =>
        terms.currency !== currency && now < ends(year.ends) ? [{ other: terms.currency, next: year.ends }] : [],
      ),
    ),
  )
  const last = others.toSorted((a, b) => ends(a.next) - ends(b.next)).at(-1)
  if (!last) return undefined
  return `In this contract year money was agreed in ${last.other}, and amounts of two currencies cannot be added up: agree it in ${currency} from ${sayDate(last.next)} on.`
}
