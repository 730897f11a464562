import type { PlatformName } from '../../cards/card.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { KeptAnswer } from '../inbound.ts'

/** One opened form: its key, and whom it was opened for. */
export type OpenedForm = { platform: PlatformName; tenantId: string; userId: string; key: string }

/** Forms that were submitted and not refused, so that submitting one twice is once. */
export interface FormTable {
  /** What the first submission came to; undefined while there was none. */
  resultOf(form: OpenedForm): Promise<KeptAnswer | undefined>
  /** Keep what the first submission came to, in the transaction of its effects. Throws ConflictError for a second. */
  keep(form: OpenedForm, answer: KeptAnswer, now: Instant): Promise<void>
}
