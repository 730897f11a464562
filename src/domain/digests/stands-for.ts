import type { Actor } from '../partners/actor.ts'

type Ours = Pick<Extract<Actor, { kind: 'internal' }>, 'roles' | 'managerOfAll'>

/** The partners whose account manager, sponsor or manager somebody of ours is, by their ids; `all` for a manager of all. */
export function standsFor({ roles, managerOfAll }: Ours): ReadonlySet<string> | 'all' {
  return managerOfAll ? 'all' : new Set(roles.flatMap(({ partnerId, role }) => (role === 'member' ? [] : [partnerId])))
}

/** Whether there is any. */
export function standsForAny(ours: Ours): boolean {
  const theirs = standsFor(ours)
  return theirs === 'all' || theirs.size > 0
}
