import {
  actionLabel,
  actionTitle,
  type CorrectiveAction,
  dueOf,
  isUnfinished,
} from '../corrective/corrective-action.ts'
import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { work } from '../time/work.ts'
import type { Need } from './need.ts'

/** So long before it is to be done it is due soon, in the hours of its side. */
const SOON = { amount: 1, unit: 'working days' } as const

/** What a corrective action asks of whoever has it: to say what will change; and, as its time runs short, to change it. */
export function askedOfAction(action: CorrectiveAction, hours: Calendar, now: Instant): Need | undefined {
  if (!isUnfinished(action)) return undefined
  const { version, partnerId } = action
  const at = dueOf(action)
  const deed = action.status === 'asked' ? 'accept action' : 'do action'
  const what = { deed, label: actionLabel(action.number), version, title: actionTitle(action), partnerId, at } as const
  if (at < now) return { kind: 'overdue', ...what }
  if (deed === 'accept action') return { kind: 'waiting', ...what }
  return work(hours, now, at) <= durationMs(SOON, hours) ? { kind: 'due soon', ...what } : undefined
}
