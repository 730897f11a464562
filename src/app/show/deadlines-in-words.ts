import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { deadlineInWords } from '../deadlines/meet-deadline.ts'

const SHOWN = 20

/** What time will bring, soonest first, in words. */
export async function deadlinesInWords(view: Tx): Promise<{ at: Instant; what: string }[]> {
  const timers = await view.timers.list(SHOWN)
  return Promise.all(timers.map(async (timer) => ({ at: timer.dueAt, what: await deadlineInWords(view, timer) })))
}
