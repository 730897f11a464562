import { createHash } from 'node:crypto'
import type { FactRow } from './rows.ts'

/**
 * The first fact of any partner that does not follow from the one before it, worked out from the rows alone: the hash is the SHA-256 of the
 * fact as JSON with sorted keys, the hash before it included.
 */
export function firstBreak(facts: FactRow[]): string | undefined {
  for (const [partnerId, chain] of Map.groupBy(facts, (fact) => fact.partnerId)) {
    let before = { seq: 0, hash: '0'.repeat(64) }
    for (const fact of chain.toSorted((a, b) => a.seq - b.seq)) {
      const { hash, ...hashed } = fact
      const follows = fact.seq === before.seq + 1 && fact.prevHash === before.hash && hash === digest(hashed)
      if (!follows) return `fact ${fact.seq} of ${partnerId} (${fact.kind}) does not follow from the one before it`
      before = fact
    }
  }
  return undefined
}

function digest(fact: Omit<FactRow, 'hash'>): string {
  return createHash('sha256').update(sorted(fact)).digest('hex')
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined)
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${sorted(inner)}`).join(',')}}`
}
