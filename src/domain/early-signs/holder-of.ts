import type { Role, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { PartChange } from './history.ts'

/** By their id: who had this role of a side then; undefined where nobody did, or nobody knows. Of a role that one person has at most. */
export function holderOf(parts: readonly PartChange[], side: Side, role: Role, at: Instant): string | undefined {
  const last = parts.findLast((one) => one.side === side && one.role === role && one.at <= at)
  return last?.what === 'named' ? last.personId : undefined
}
