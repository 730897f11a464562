import { COMMON } from '../domain/terms/calendar-terms.ts'
import { hangsOnRegion } from './hangs-on-region.ts'
import { holidayDates } from './holidays.ts'

/** Two letters of each part of the world that may have clocks of its own. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** `Intl.Locale` tells which clocks a country has, and TypeScript does not know it yet. */
type Clocked = Intl.Locale & { getTimeZones?: () => string[] | undefined }

let countries: Map<string, string> | undefined
const asked = new Map<string, string | undefined>()
const known = new Map<string, string[]>()

/**
 * ISO dates of the public holidays of the country in which a zone lies, those that begin in the years; where they hang on the region, as far as all of it has them. None where the country is not known.
 */
export function holidaysIn(zone: string, fromYear: number, toYear: number): string[] {
  const country = countryOf(zone)
  if (country === undefined) return []
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index)
  return years.flatMap((year) => {
    const key = `${country} ${year}`
    const dates = known.get(key) ?? holidayDates(placeOf(country), year)
    known.set(key, dates)
    return dates
  })
}

/** ISO 3166 code of the country that a zone is of; undefined of one that no country has. */
export function countryOf(zone: string): string | undefined {
  countries ??= new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((country) =>
      zonesOf(country).map((one): [string, string] => [canonical(one), country]),
    ),
  )
  // Asked for each message to somebody, and a zone takes long to be made out.
  if (!asked.has(zone)) asked.set(zone, countries.get(canonical(zone)))
  return asked.get(zone)
}

/** None of a code that stands for another: a country that had one before is known by its own. */
function zonesOf(country: string): string[] {
  const locale: Clocked = new Intl.Locale('und', { region: country })
  return locale.region === country ? (locale.getTimeZones?.() ?? []) : []
}

/** Some zones have two names. */
function canonical(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
}

function placeOf(country: string) {
  return hangsOnRegion(country) ? { country, region: COMMON } : { country }
}
