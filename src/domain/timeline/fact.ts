import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'

/** The two chains of a partner's record. The other company reads `shared`, and can verify it alone. */
export const CHAINS = ['shared', 'internal'] as const
export type Chain = (typeof CHAINS)[number]

/** A time-stamped fact about one partner, linked to the one before it in its chain. */
export type Fact = FactDraft & {
  /** From 1, without holes, per partner and chain. */ seq: number
  hash: string
  /** What people wrote in it was erased. */
  erased?: true
}

export type FactDraft = {
  partnerId: string
  at: Instant
  /** What it is about: "CASE-12", "ESC-3", "CHECK-2", "MAINT-2", or the partner's slug. */
  subject: string
  /** Event name in the past tense, e.g. "CaseAcknowledged". */
  kind: string
  /** Absent: Liaison itself. */
  by?: Party
  data: FactData
  /** The chain it is recorded in: `shared` facts are shown to both sides. */
  audience: Chain
}

export type FactData = Record<string, FactValue>

export type FactValue = string | number | NamedPerson

/** Somebody whom a fact is about. Recorded by their id alone; `name` is what they are called when it is told. */
export type NamedPerson = { person: string; name: string }

/** How a fact names a person, or a party, in its data. */
export function named(one: { name: string } & ({ id: string } | { personId: string })): NamedPerson {
  return { person: 'id' in one ? one.id : one.personId, name: one.name }
}
