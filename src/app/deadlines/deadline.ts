import type { Timer, TimerKind } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { checkInCadence } from './check-in-cadence.ts'
import { checkInReminder } from './check-in-reminder.ts'
import { checkInWindow } from './check-in-window.ts'
import { caseSilence } from './case-silence.ts'
import { escalationWait } from './escalation-wait.ts'
import { slaLevel } from './sla-level.ts'

/** What to do when a deadline comes. It must be harmless early, late and twice. */
export type DeadlineHandler = (means: Means, timer: Timer) => Promise<void>

export const DEADLINES: Record<TimerKind, DeadlineHandler> = {
  'sla.level': slaLevel,
  'case.silence': caseSilence,
  'escalation.wait': escalationWait,
  'check-in.reminder': checkInReminder,
  'check-in.window': checkInWindow,
  'check-in.cadence': checkInCadence,
}
