import { SIDES } from '../partners/party.ts'
import type { MoneyTerms } from '../sla/ledger/money-terms.ts'
import type { Instant } from '../time/instant.ts'
import { sayDate } from '../time/say-time.ts'
import type { AgreementVersion } from './agreement.ts'

/**
 * Why money cannot be agreed in its currency yet: in the contract year of `now` it was agreed in another, for what either side owes, and caps of a year and what is
 * earned back could not be added up. `versions`: of the agreement, oldest first.
 */
export function otherCurrencyOfYear(
  versions: Pick<AgreementVersion, 'validFrom' | 'terms'>[],
  { currency, yearFrom }: Pick<MoneyTerms, 'currency' | 'yearFrom'>,
  zone: string,
  now: Instant,
): string | undefined {
  const year = contractYearOf(yearFrom, zone, now)
  const began = year.toZonedDateTime(zone).epochMilliseconds
  const heldInYear = versions.filter((_, at) => (versions[at + 1]?.validFrom ?? now) > began)
  const agreed = heldInYear.flatMap(({ terms: { money } }) => SIDES.flatMap((side) => money[side]?.currency ?? []))
  const other = agreed.findLast((one) => one !== currency)
  if (other === undefined) return undefined
  const next = sayDate(year.add({ years: 1 }).toString())
  return `In this contract year money was agreed in ${other}, and amounts of two currencies cannot be added up: agree it in ${currency} from ${next} on.`
}

/** The day on which the contract year began in which an instant lies. */
function contractYearOf(yearFrom: string, zone: string, at: Instant): Temporal.PlainDate {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  const [month = 1, day = 1] = yearFrom.split('-').map(Number)
  const inThis = Temporal.PlainDate.from({ year: today.year, month, day })
  return Temporal.PlainDate.compare(inThis, today) > 0 ? inThis.subtract({ years: 1 }) : inThis
}
