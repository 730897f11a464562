import type { Person } from '../../domain/partners/partner.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import type { Tx } from '../../ports/store/store.ts'

/**
 * First of all, so that nothing that is drawn or said from here on holds their name. `selves`: the person first, then those under which they
 * were known. Returns the person as a sentence begins with them.
 */
export async function forgetNames(tx: Tx, selves: [Person, ...Person[]]): Promise<Person> {
  for (const one of selves) await tx.people.save({ ...one, name: SOMEBODY })
  return { ...selves[0], name: 'Somebody' }
}
