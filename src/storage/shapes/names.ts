import { z } from 'zod'
import { nameOfHook } from '../../domain/escalations/named-hook.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import type { Party } from '../../domain/partners/party.ts'
import { readPerson } from '../tables/read-person.ts'
import type { Unit } from '../tx-client.ts'
import { exactly } from './exactly.ts'
import { side } from './parts/words.ts'

/** The parties met while rows are parsed. Parsing is done in one go, so nobody else's come in between. */
let met: Party[] | undefined

/**
 * Somebody in a state: kept as `{ personId, side }`, named when read. So a state never holds a name, follows whoever is renamed, and
 * whoever is erased is gone from it. Rows with parties are read inside `withNames`.
 */
export const party = exactly<Party>()(
  z.codec(z.object({ personId: z.string(), side }), z.custom<Party>(isParty), {
    decode: (kept) => {
      if (met === undefined) throw new Error('A state with people in it was read outside of withNames.')
      const one: Party = { personId: kept.personId, name: SOMEBODY, side: kept.side }
      met.push(one)
      return one
    },
    encode: (one) => ({ personId: one.personId, side: one.side }),
  }),
)

function isParty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'personId' in value
}

/** What `read` parses, and the people in it, not named yet. */
export function meetParties<T>(read: () => T): { value: T; parties: Party[] } {
  const parties: Party[] = []
  met = parties
  try {
    return { value: read(), parties }
  } finally {
    met = undefined
  }
}

/** What `read` parses of any number of rows, with the people in it named by one query at most. Whoever is not known any more is "somebody". */
export async function withNames<T>({ db, before }: Unit, read: () => T): Promise<T> {
  const { value, parties } = meetParties(read)
  if (parties.length === 0) return value
  const known = (await before.registry()).people
  const unknown = [...new Set(parties.map(({ personId }) => personId))].filter((id) => !known.has(id))
  if (unknown.length > 0) {
    for (const row of await db.person.findMany({ where: { id: { in: unknown } } })) known.set(row.id, readPerson(row))
  }
  for (const one of parties) one.name = known.get(one.personId)?.name ?? nameOfHook(one.personId) ?? SOMEBODY
  return value
}
