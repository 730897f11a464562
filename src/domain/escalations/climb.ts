import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { Ladder, LadderEffect, LadderFact, Reach } from './ladder.ts'
import { nextStep } from './next-step.ts'
import type { Rung } from './next-step.ts'
import { waitEndsAt } from './wait-ends-at.ts'

/** What a ladder is in every state. */
export type LadderCommon = Omit<Ladder, 'status'>

/**
 * Moves a ladder from `after` (from the bottom when absent) to the next rung with anybody to tell, or, when there is none, to exhausted.
 * `by`: who takes it there by hand, who is not told; `reach` leaves them out too. The wait counts from `now`, when its notice goes out, so a deadline handled late never shortens anybody's time to answer.
 * Steps in facts count from 1, as people do.
 */
export function climb(
  common: LadderCommon,
  after: Rung | undefined,
  reach: Reach,
  now: Instant,
  by?: Party,
): { state: Ladder; effects: LadderEffect[] } {
  const { policy, calendar, climbed } = common
  const { skipped, next } = nextStep(policy, after, reach)
  const skips = skipped.map((rung) => recorded(rung, 'EscalationStepSkipped', now))
  const step = next && policy.steps[next.step]
  if (next === undefined || step === undefined) {
    return {
      state: { ...common, status: 'exhausted', exhaustedAt: now },
      effects: [
        ...skips,
        { effect: 'cancel timer' },
        {
          effect: 'record fact',
          fact: {
            at: now,
            kind: 'EscalationExhausted',
            data: { told: climbed.filter(({ unheard }) => unheard !== true).length },
          },
        },
        { effect: 'show card' },
        { effect: 'tell exhausted' },
      ],
    }
  }
  const nextAt = waitEndsAt(step, calendar, now)
  return {
    state: {
      ...common,
      status: 'climbing',
      ...next,
      nextAt,
      climbed: [...climbed, { ...next, at: now, ...(by && { but: by.personId }) }],
    },
    effects: [
      ...skips,
      recorded(next, 'EscalationClimbed', now),
      { effect: 'notify step', ...next },
      { effect: 'start timer', at: nextAt, ...next },
      { effect: 'show card' },
    ],
  }
}

function recorded({ step, cycle }: Rung, kind: LadderFact['kind'], at: Instant): LadderEffect {
  return { effect: 'record fact', fact: { at, kind, data: { step: step + 1, cycle } } }
}
