import type { Person } from '../domain/partners/partner.ts'
import type { Tx } from '../ports/store/store.ts'
import { ACCOUNT_EXAMPLE, accountOf } from './account-of.ts'

/** By account, by name, or by id; a name that two people have is no answer. */
export async function personCalled(view: Tx, who: string): Promise<Person | { refused: string }> {
  const account = accountOf(who)
  if (account) {
    const known = await view.people.byAccount(account)
    return known ?? { refused: `Nobody is known by the account ${who}.` }
  }
  const named = await view.erasure.peopleCalled(who.trim())
  const [only, ...others] = named
  if (others.length > 0)
    return {
      refused: `${named.length} people are called “${who}”: name an account, such as ${ACCOUNT_EXAMPLE}, or an id: ${named.map(({ id }) => id).join(', ')}.`,
    }
  return (
    only ??
    (await view.people.get(who.trim())) ?? {
      refused: `Nobody called “${who}” is known. An account works too: ${ACCOUNT_EXAMPLE}.`,
    }
  )
}
