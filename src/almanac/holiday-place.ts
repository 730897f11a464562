import type Holidays from 'date-holidays'
import { COMMON, type HolidayPlace } from '../domain/terms/calendar-terms.ts'
import { nearest } from '../domain/partners/nearest.ts'
import { hangsOnRegion } from './hangs-on-region.ts'
import { holidayLists } from './holiday-lists.ts'

/** Codes with the names that people know them by, in the country's own language first, then in English. */
type Named = { code: string; names: string[] }

/**
 * What somebody means by a country and a region of it, with the codes as they are kept. `country`: ISO 3166 (`DE`). `region`: what follows
 * the country in ISO 3166-2 (`BY`, also `DE-BY`) or its name, a part of it behind another dash (`BY-A`), or `common`. In any letter case.
 */
export function holidayPlace(country: string, region: string | undefined): HolidayPlace | { refused: string } {
  const world = holidayLists()
  const countries = named(world.getCountries(), world.getCountries('en'))
  const found = find(countries, country)
  if (found?.code !== country.trim().toUpperCase()) return { refused: noCountry(country, found, countries) }
  const { code } = found
  const said = withoutCountry(region?.trim() ?? '', code)
  if (said === '') return hangsOnRegion(code) ? { refused: regionMissing(world, code) } : { country: code }
  if (said.toLowerCase() === COMMON) return { country: code, region: COMMON }
  return regionOf(world, code, said)
}

function regionOf(world: Holidays, country: string, said: string): HolidayPlace | { refused: string } {
  const states = statesOf(world, country)
  const whole = find(states, said)
  if (whole) return { country, region: whole.code }
  const dash = said.indexOf('-')
  const state = dash === -1 ? undefined : find(states, said.slice(0, dash))
  if (!state) return { refused: unknown(said, country, states) }
  const parts = named(world.getRegions(country, state.code), world.getRegions(country, state.code, 'en'))
  const part = find(parts, said.slice(dash + 1))
  if (part) return { country, region: `${state.code}-${part.code}` }
  return { refused: unknown(said.slice(dash + 1), `${country}-${state.code}`, parts) }
}

function noCountry(said: string, byName: Named | undefined, countries: Named[]): string {
  const nothing = `No holidays are known for “${said.trim()}”`
  // Not the country's code, but what it is called for short.
  const meant = byName ?? (said.trim().toUpperCase() === 'UK' ? find(countries, 'GB') : byNameAlone(said, countries))
  return meant
    ? `${nothing}: did you mean ${sayBoth(meant)}?`
    : `${nothing}: give the two letters of an ISO country code, such as FR.`
}

function regionMissing(world: Holidays, country: string): string {
  const name = named(world.getCountries('en')).find(({ code }) => code === country)?.names[0] ?? country
  const states = statesOf(world, country)
  const known = states.map(sayBoth).join(', ')
  return `The public holidays of ${name} hang on the region: name one, as in ${country}-${states[0]?.code}, or write ${country}-${COMMON} for those that all regions have. Known: ${known}.`
}

function unknown(said: string, place: string, regions: Named[]): string {
  const nothing = `No region “${said}” is known in ${place}`
  if (regions.length === 0) return `${nothing}, nor any other: leave it out.`
  const meant = near(said, regions)
  const codes = regions.map(({ code }) => code).join(', ')
  return `${nothing}${meant ? `: did you mean ${sayBoth(meant)}?` : '.'} Known: ${codes}.`
}

function statesOf(world: Holidays, country: string): Named[] {
  return named(world.getStates(country), world.getStates(country, 'en'))
}

function named(...lists: (Record<string, string> | undefined)[]): Named[] {
  const codes = Object.keys(lists[0] ?? {})
  return codes.map((code) => ({ code, names: lists.flatMap((list) => list?.[code] ?? []) }))
}

function find(all: Named[], said: string): Named | undefined {
  const plain = said.trim().toLowerCase()
  return (
    all.find(({ code }) => code.toLowerCase() === plain) ??
    all.find(({ names }) => names.some((name) => name.toLowerCase() === plain))
  )
}

/** Two letters are near to any other two. */
function byNameAlone(said: string, all: Named[]): Named | undefined {
  const word = nearest(
    said.trim(),
    all.flatMap(({ names }) => names),
  )
  return word === undefined ? undefined : find(all, word)
}

function near(said: string, all: Named[]): Named | undefined {
  const words = all.flatMap(({ code, names }) => [...names, code])
  const word = nearest(said.trim(), words)
  return word === undefined ? undefined : find(all, word)
}

function withoutCountry(region: string, country: string): string {
  return region.toUpperCase().startsWith(`${country}-`) ? region.slice(country.length + 1) : region
}

function sayBoth({ code, names }: Named): string {
  return names[0] === undefined ? code : `${code} (${names.at(-1)})`
}
