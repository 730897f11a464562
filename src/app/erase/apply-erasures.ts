import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'
import { eraseFromStates } from './erase-states.ts'
import { forgetNames } from './forget-names.ts'
import { passOn, type PassedOn } from './pass-on.ts'
import { formerSelves } from './plan-erasure.ts'

/** `found`: how many were in the database, and are erased from it now. */
export type Applied = PassedOn & { found: number }

/**
 * Erase once more whoever is on the list, from a database that was restored from a backup of before. What they have in it passes on as it did
 * then, as far as somebody is there to take it; what was written about them was told then.
 */
export async function applyErasures(means: Means, erased: { id: string; at: Instant }[]): Promise<Applied> {
  const { tx } = means
  const known = new Set((await tx.erasure.list()).map(({ id }) => id))
  const applied: Applied = { found: 0, left: [], ownerless: [] }
  for (const { id, at } of erased) {
    const person = known.has(id) ? undefined : await tx.people.get(id)
    if (!person) continue
    const former = await formerSelves(tx, person)
    const selves = [person, ...former]
    const personIds = selves.map((one) => one.id)
    const accounts = await tx.people.accountsOf(id)
    const written = (await tx.erasure.writtenBy(personIds)).flatMap((one) => one.texts)
    const { left, ownerless } = await passOn(means, await forgetNames(tx, [person, ...former]))
    const { texts } = await eraseFromStates(tx, personIds)
    await tx.erasure.erase(
      { personIds, accounts, names: selves.map(({ name }) => name), texts: [...written, ...texts] },
      at,
    )
    for (const one of personIds) known.add(one)
    applied.found += 1
    applied.left.push(...left)
    applied.ownerless.push(...ownerless)
  }
  return applied
}
