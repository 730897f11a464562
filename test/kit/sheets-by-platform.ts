import type { PlatformName } from '../../src/cards/card.ts'
import type { TestPerson } from './app-fixture.ts'
import { acmeSheet, people } from './app-fixture.ts'

type Sheet = Omit<typeof acmeSheet, 'people' | 'channels'> & { people: object[]; channels: object[] }

/** Acme as it would be if everybody and everything were on that platform. */
export function acmeOn(platform: PlatformName): Sheet {
  if (platform === 'slack') return acmeSheet
  const moved = ({ slack, ...rest }: { slack: string }) => ({ ...rest, teams: slack })
  return { ...acmeSheet, people: acmeSheet.people.map(moved), channels: acmeSheet.channels.map(moved) }
}

/** Somebody of the tests on that platform. */
export function on(platform: PlatformName, speaker: TestPerson): TestPerson {
  return { ...speaker, platform }
}

/** The named people of a sheet alone. */
export function onlyNamed<S extends { people: object[] }>(sheet: S, ...names: (keyof typeof people)[]): S {
  const kept = names.map((name) => people[name].name)
  return { ...sheet, people: sheet.people.filter((one) => 'name' in one && kept.includes(String(one.name))) }
}
