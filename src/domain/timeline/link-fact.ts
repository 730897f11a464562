import { canonicalJson } from './canonical-json.ts'
import type { Fact, FactDraft } from './fact.ts'

/** What the first fact of a partner's chain carries as the hash before it. */
export const GENESIS_HASH = '0'.repeat(64)

/** Of a text, in hexadecimal; the caller brings the algorithm (SHA-256). */
export type Digest = (text: string) => string

/**
 * Makes a draft the next fact of its partner's chain. The hash is the digest of the canonical JSON of the whole fact, `seq` and
 * `prevHash` included and only `hash` left out, so that changing, removing, adding or reordering any fact breaks the chain there.
 */
export function linkFact(previous: Pick<Fact, 'seq' | 'hash'> | undefined, draft: FactDraft, digest: Digest): Fact {
  const seq = (previous?.seq ?? 0) + 1
  const prevHash = previous?.hash ?? GENESIS_HASH
  return { ...draft, seq, prevHash, hash: hashOf({ ...draft, seq, prevHash }, digest) }
}

/**
 * The first fact of a whole chain, oldest first, that does not follow from the one before it; undefined when all do. Facts cut off the end
 * cannot be missed this way: compare the last hash with one noted elsewhere.
 */
export function firstBrokenLink(facts: Fact[], digest: Digest): { seq: number; why: string } | undefined {
  let previous: Fact | undefined
  for (const fact of facts) {
    const why = whyBroken(previous, fact, digest)
    if (why !== undefined) return { seq: fact.seq, why }
    previous = fact
  }
  return undefined
}

function whyBroken(previous: Fact | undefined, fact: Fact, digest: Digest): string | undefined {
  const expected = (previous?.seq ?? 0) + 1
  if (fact.seq !== expected) return `Fact ${fact.seq} stands where fact ${expected} should be.`
  if (fact.prevHash !== (previous?.hash ?? GENESIS_HASH)) {
    return `Fact ${fact.seq} does not carry the hash of the fact before it.`
  }
  if (fact.hash !== hashOf(fact, digest))
    return `Fact ${fact.seq} was changed after it was recorded: its hash does not fit.`
  return undefined
}

/** Names every member, so that whatever else a store hangs on a fact stays out of the hash. */
function hashOf(fact: Omit<Fact, 'hash'>, digest: Digest): string {
  const { seq, prevHash, partnerId, at, subject, kind, by, data, audience } = fact
  const party = by && { personId: by.personId, name: by.name, side: by.side }
  return digest(canonicalJson({ seq, prevHash, partnerId, at, subject, kind, by: party, data, audience }))
}
