import type { Tx } from '../../ports/store/store.ts'
import type { Timer, TimerKind } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { absenceBegins } from './absence-begins.ts'
import { actionOverdue } from './action-overdue.ts'
import { cardsStale } from './cards-stale.ts'
import { caseSilence } from './case-silence.ts'
import { checkInCadence } from './check-in-cadence.ts'
import { checkInReminder } from './check-in-reminder.ts'
import { checkInWindow } from './check-in-window.ts'
import type { Deadline } from './deadline.ts'
import { drillStep } from './drill-step.ts'
import { escalationWait } from './escalation-wait.ts'
import { messagesOpening } from './messages-opening.ts'
import { periodClose } from './period-close.ts'
import { personDigest } from './person-digest.ts'
import { personNamed } from './person-named.ts'
import { personNotices } from './person-notices.ts'
import { personTold } from './person-told.ts'
import { rotationHandover } from './rotation-handover.ts'
import { slaLevel } from './sla-level.ts'

const DEADLINES: { [K in TimerKind]: Deadline<K> } = {
  'sla.level': slaLevel,
  'case.silence': caseSilence,
  'action.overdue': actionOverdue,
  'period.close': periodClose,
  'person.notices': personNotices,
  'person.named': personNamed,
  'person.digest': personDigest,
  'person.told': personTold,
  'escalation.wait': escalationWait,
  'check-in.reminder': checkInReminder,
  'check-in.window': checkInWindow,
  'check-in.cadence': checkInCadence,
  'messages.opening': messagesOpening,
  'rotation.handover': rotationHandover,
  'absence.begins': absenceBegins,
  'drill.step': drillStep,
  'cards.stale': cardsStale,
}

/** A deadline came. */
export function meetDeadline(means: Means, timer: Timer): Promise<void> {
  return deadlineOf(timer.kind).meet(means, timer)
}

/** What a deadline will bring. */
export function deadlineInWords(view: Tx, timer: Timer): Promise<string> {
  return deadlineOf(timer.kind).inWords(view, timer)
}

/** A timer always goes to the deadline of its own kind. */
function deadlineOf(kind: TimerKind): Deadline<TimerKind> {
  return DEADLINES[kind]
}
