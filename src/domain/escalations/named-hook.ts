import type { Side } from '../partners/party.ts'

/** A page hook that is nobody's own, such as the phone of a whole team: of our company, with every partner, or of one partner. */
export type NamedHook = { owner: string; name: string }

/** What owns those of our company. */
export const OURS = 'ours'

/** What it can be called: one word, whatever case it is typed in. */
export const HOOK_NAME = /^[a-z0-9][a-z0-9_-]{0,39}$/u

const ID = /^hook:(?<owner>.+):(?<name>[a-z0-9_-]+)$/u

/** What stands for it where somebody called by a page is said by their id. */
export function hookId({ owner, name }: NamedHook): string {
  return `hook:${owner}:${name}`
}

/** That which a step of this side calls by such a name. */
export function hookIdOf(side: Side, { id }: { id: string }, name: string): string {
  return hookId({ owner: side === 'internal' ? OURS : id, name })
}

/** The page hook that such an id stands for; undefined for a person's. */
export function hookNamed(id: string): NamedHook | undefined {
  const { owner, name } = ID.exec(id)?.groups ?? {}
  return owner === undefined || name === undefined ? undefined : { owner, name }
}

/** As whoever has an escalation is called. */
export function hookWords({ name }: Pick<NamedHook, 'name'>): string {
  return `${name} (page hook)`
}

/** What is said in the place of a person's name, where such an id stands for a page hook. */
export function nameOfHook(id: string): string | undefined {
  const hook = hookNamed(id)
  return hook && hookWords(hook)
}
