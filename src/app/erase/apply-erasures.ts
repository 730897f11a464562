import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { eraseFromStates } from './erase-states.ts'
import { formerSelves } from './plan-erasure.ts'

/**
 * Erase once more whoever is on the list, from a database that was restored from a backup of before: nobody is told, and nothing passes on,
 * for that has happened. Returns how many of them were found in it.
 */
export async function applyErasures(tx: Tx, erased: { id: string; at: Instant }[]): Promise<number> {
  const known = new Set((await tx.erasure.list()).map(({ id }) => id))
  let found = 0
  for (const { id, at } of erased) {
    const person = known.has(id) ? undefined : await tx.people.get(id)
    if (!person) continue
    const selves = [person, ...(await formerSelves(tx, person))]
    const personIds = selves.map((one) => one.id)
    const accounts = await tx.people.accountsOf(id)
    const written = (await tx.erasure.writtenBy(personIds)).flatMap((one) => one.texts)
    const { texts } = await eraseFromStates(tx, personIds)
    await tx.erasure.erase(
      { personIds, accounts, names: selves.map(({ name }) => name), texts: [...written, ...texts] },
      at,
    )
    found += 1
  }
  return found
}
