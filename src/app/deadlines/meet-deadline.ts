import type { Timer } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { checkInCadence } from './check-in-cadence.ts'
import { checkInReminder } from './check-in-reminder.ts'
import { checkInWindow } from './check-in-window.ts'
import { caseSilence } from './case-silence.ts'
import { escalationWait } from './escalation-wait.ts'
import { slaLevel } from './sla-level.ts'

/** What to do when a deadline comes. Each is harmless early, late and twice. */
export function meetDeadline(means: Means, timer: Timer): Promise<void> {
  switch (timer.kind) {
    case 'sla.level':
      return slaLevel(means, timer)
    case 'case.silence':
      return caseSilence(means, timer)
    case 'escalation.wait':
      return escalationWait(means, timer)
    case 'check-in.reminder':
      return checkInReminder(means, timer)
    case 'check-in.window':
      return checkInWindow(means, timer)
    case 'check-in.cadence':
      return checkInCadence(means, timer)
  }
}
