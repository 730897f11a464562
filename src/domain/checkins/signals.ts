import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'

/** What is known of a partnership beside its health checks. Each is absent where nothing is known of it: then no flag is raised by it, and none is cleared. */
export type Signals = {
  /** Of what was promised and came to its end in the last 90 days: how much was kept. */
  attainment?: { kept: number; of: number }
  /** How content those are who use what the partner does, from 0 to 100. */
  satisfaction?: number
  /** How much of handing over what they know is past due. */
  checklist?: { overdue: number }
  /** How many gaps in what their people should know of ours are past due. */
  readiness?: { overdue: number }
  /** By when notice is to be given, and whether leaving was ever tried out. */
  contract?: { noticeBy: Instant; exitTested: boolean; billed: 'by time only' | 'otherwise' }
  /** How many changes of each period nobody wrote down, the oldest first. */
  changes?: readonly number[]
  /** The reviews that were held, the oldest first, and of which side the sponsor was missing. */
  reviews?: readonly { at: Instant; missing: readonly Side[] }[]
  /** The actions that health checks led to: what of, and when; those that were dropped left out. */
  actions?: readonly { dimension: string; askedAt: Instant; unfinished: boolean }[]
}
