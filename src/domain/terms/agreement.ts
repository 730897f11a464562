import type { Change } from '../partners/change.ts'
import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { AgreementRef } from './agreement-ref.ts'
import type { Terms } from './terms.ts'

/** What was agreed with a partner from some time on. Immutable: whatever changes is the next version. */
export type AgreementVersion = AgreementRef & {
  partnerId: string
  validFrom: Instant
  recordedAt: Instant
  /** Who changed it; absent where nobody whom the registry knows did. */
  by?: { personId: string; side: Side }
  /** Where it came from: a platform, or "command line". Absent: Liaison's own. */
  via?: string
  /** The other side's word for it, or for the version before where nothing since needed theirs. Absent: it is not accepted by the other side. */
  accepted?: Accepted
  terms: Terms
  /** What differs from the version before; nothing in the first. */
  changes: Change[]
}

/** Who of the partner accepted the terms, and when. */
export type Accepted = { personId: string; at: Instant }
