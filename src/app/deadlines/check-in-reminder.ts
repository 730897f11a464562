import { runLabel } from '../../domain/checkins/run.ts'
import { decideAndSaveRun } from '../checkins/apply-run.ts'
import type { Deadline } from './deadline.ts'

/** Somebody is to be reminded of a health check, or is back to be asked. */
export const checkInReminder: Deadline<'check-in.reminder'> = {
  async meet(means, timer) {
    const run = await means.tx.runs.get(timer.subjectId)
    const partner = run && (await means.tx.partners.get(run.partnerId))
    if (run && partner) await decideAndSaveRun(means, partner, run, { type: 'ReminderDue' })
  },
  async inWords(view, timer) {
    const run = await view.runs.get(timer.subjectId)
    return `${run ? runLabel(run.number) : 'A health check'}: reminder`
  },
}
