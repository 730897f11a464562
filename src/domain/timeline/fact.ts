import type { Party } from '../partners/partner.ts'
import type { Instant } from '../time/instant.ts'

/** A time-stamped fact about one partner. Each carries the hash of the one before it in the partner's chain. */
export type Fact = FactDraft & {
  /** From 1, without holes, per partner. */ seq: number
  prevHash: string
  hash: string
}

export type FactDraft = {
  partnerId: string
  at: Instant
  /** What it is about: "CASE-12", "ESC-3", "CHECK-2", or the partner's slug. */
  subject: string
  /** Event name in the past tense, e.g. "CaseAcknowledged". */
  kind: string
  /** Absent: Liaison itself. */
  by?: Party
  data: Record<string, string | number>
  /** `shared` facts are shown to both sides. */
  audience: 'internal' | 'shared'
}
