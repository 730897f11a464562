import type { TimerOf } from '../../ports/store/timers.ts'
import { decideAndSaveRun } from '../checkins/apply-run.ts'
import type { Means } from '../scene.ts'

/** The moment for the one reminder of a health check came. */
export async function checkInReminder(means: Means, timer: TimerOf<'check-in.reminder'>): Promise<void> {
  const run = await means.tx.runs.get(timer.subjectId)
  const partner = run && (await means.tx.partners.get(run.partnerId))
  if (run && partner) await decideAndSaveRun(means, partner, run, { type: 'ReminderDue' })
}
