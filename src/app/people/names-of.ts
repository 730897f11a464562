import { peopleNamedBy } from '../../domain/escalations/policy.ts'
import type { Change } from '../../domain/partners/change.ts'
import { changeByName, markedIn } from '../../domain/partners/person-mark.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { type FactData, named } from '../../domain/timeline/fact.ts'
import type { Means } from '../scene.ts'

/** What these people are called now, whether they are named anywhere or not. */
export async function namesById({ tx }: Pick<Means, 'tx'>, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    ids.map(async (id): Promise<[string, string]> => [id, (await tx.people.get(id))?.name ?? SOMEBODY]),
  )
  return new Map(found)
}

/** What those are called whom the ladders of these terms call by name. */
export async function namesOfCalled(
  means: Pick<Means, 'tx'>,
  ...all: Pick<Terms, 'ladders'>[]
): Promise<Map<string, string>> {
  const ids = new Set(all.flatMap(({ ladders }) => ladders.flatMap((one) => peopleNamedBy(one))))
  return namesById(means, [...ids])
}

export async function callerOf(
  means: Pick<Means, 'tx'>,
  ...all: Pick<Terms, 'ladders'>[]
): Promise<(personId: string) => string> {
  const names = await namesOfCalled(means, ...all)
  return (personId) => names.get(personId) ?? SOMEBODY
}

/** Changes as people read them: with the names of those whom they are about. */
export async function changesByName(means: Pick<Means, 'tx'>, changes: Change[]): Promise<Change[]> {
  const names = await namesById(means, peopleIn(changes))
  return names.size === 0 ? changes : changes.map((one) => changeByName(one, (id) => names.get(id)))
}

/** What a fact about a change says besides of those whom it is about. */
export async function peopleOfChange(means: Pick<Means, 'tx'>, change: Change): Promise<FactData> {
  const names = await namesById(means, peopleIn([change]))
  return Object.fromEntries([...names].map(([id, name], at) => [`person${at + 1}`, named({ id, name })]))
}

function peopleIn(changes: Change[]): string[] {
  return markedIn(...changes.flatMap(({ from, to }) => [from, to]))
}
