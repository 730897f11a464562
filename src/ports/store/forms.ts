import type { PlatformName } from '../../cards/card.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Answer } from '../inbound.ts'

/** One opened form: its key, and whom it was opened for. */
export type OpenedForm = { platform: PlatformName; tenantId: string; userId: string; key: string }

/** Forms that were submitted and not refused, so that submitting one twice is once. */
export interface FormTable {
  /** What the first submission came to; undefined while there was none. */
  resultOf(form: OpenedForm): Promise<Answer | undefined>
  /** Keep what the first submission came to, in the transaction of its effects. Throws ConflictError for a second. */
  keep(form: OpenedForm, answer: Answer, now: Instant): Promise<void>
}
