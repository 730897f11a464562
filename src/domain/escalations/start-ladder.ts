import type { Party } from '../partners/party.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { climb } from './climb.ts'
import type { Cause, JoinedCause, Ladder, LadderEffect, LadderSubject, Reach } from './ladder.ts'
import type { LadderPolicy } from './policy.ts'

export type LadderOpening = {
  id: string
  number: number
  partnerId: string
  subject: LadderSubject
  cause: Cause
  /** One sentence: what is due, from whom, since when. */
  reason: string
  /** What another one stood for, in whose place it comes. */
  joined?: JoinedCause[]
  /** Absent when Liaison itself starts it. */
  startedBy?: Party
  agreement: AgreementRef
  ladderName: string
  policy: LadderPolicy
  calendar: Calendar
}

/** Starts an escalation at its first step with anybody to tell. With nobody on any step it is exhausted at once, and that is told. */
export function startLadder(
  opening: LadderOpening,
  reach: Reach,
  now: Instant,
): { state: Ladder; effects: LadderEffect[] } {
  const { startedBy, subject, cause, reason } = opening
  const { state, effects } = climb({ ...opening, startedAt: now, climbed: [], version: 1 }, undefined, reach, now)
  const started: LadderEffect = {
    effect: 'record fact',
    fact: {
      at: now,
      kind: 'EscalationStarted',
      ...(startedBy && { by: startedBy }),
      data: { about: subject.label, cause, reason, terms: opening.agreement.version },
    },
  }
  return { state, effects: [started, ...effects] }
}
