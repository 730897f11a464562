import type { Person } from '../domain/partners/partner.ts'
import type { Tx } from '../ports/store/store.ts'
import { ACCOUNT_EXAMPLE, accountOf } from './account-of.ts'

/** By account, by name, or by id; a name that two people have is no answer. Whoever was erased is nobody any more. */
export async function personCalled(view: Tx, who: string): Promise<Person | { refused: string }> {
  const account = accountOf(who)
  if (account) {
    const known = await view.people.byAccount(account)
    return known ?? { refused: `Nobody is known by the account ${who}.` }
  }
  const erased = new Map((await view.erasure.list()).map(({ id, at }) => [id, at]))
  const called = await view.erasure.peopleCalled(who.trim())
  const named = called.filter(({ id }) => !erased.has(id))
  const [only, ...others] = named
  if (others.length > 0)
    return {
      refused: `${named.length} people are called “${who}”: name an account, such as ${ACCOUNT_EXAMPLE}, or an id: ${named.map(({ id }) => id).join(', ')}.`,
    }
  const at = erased.get(who.trim())
  if (at !== undefined)
    return {
      refused: `Whoever had the id ${who.trim()} was erased on ${new Date(at).toISOString()}: nothing is kept of them any more.`,
    }
  const byId = only ?? (await view.people.get(who.trim()))
  if (byId) return byId
  if (called.length > 0)
    return {
      refused: `“${who}” stands for those who were erased: nothing is kept of them any more. Name somebody else.`,
    }
  return { refused: `Nobody called “${who}” is known. An account works too: ${ACCOUNT_EXAMPLE}.` }
}
