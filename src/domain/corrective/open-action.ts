import { named } from '../timeline/fact.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { acceptBy, escalatesAt } from './action-times.ts'
import type { ActionCommon, ActionEffect, CorrectiveAction, OpenStanding } from './corrective-action.ts'

/** `wanted`: by when whoever asks would have it. */
export type ActionOpening = Omit<ActionCommon, 'askedAt' | 'version'> & { wanted?: Instant }

/** Asks a side what will change. */
export function openAction(
  { wanted, ...opening }: ActionOpening,
  hours: Calendar,
  now: Instant,
): { state: CorrectiveAction; effects: ActionEffect[] } {
  const standing: OpenStanding = {
    status: 'asked',
    acceptBy: acceptBy(hours, now),
    ...(wanted !== undefined && { wanted }),
  }
  const { askedBy, source, title, owner } = opening
  const data = {
    // What the product asks by itself is told by what it is about.
    ...(source ? { about: source.label } : { title }),
    ...{ owner: named(owner), acceptBy: standing.acceptBy },
    ...(wanted !== undefined && { wanted }),
  }
  return {
    state: { ...opening, ...standing, askedAt: now, version: 1 },
    effects: [
      { effect: 'record fact', fact: { at: now, kind: 'ActionAsked', ...(askedBy && { by: askedBy }), data } },
      { effect: 'start timer', at: escalatesAt(hours, standing, now) },
      { effect: 'show card' },
    ],
  }
}
