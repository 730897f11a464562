import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import { isAnonymous } from './anonymity.ts'
import { nextMoment } from './meet-moments.ts'
import { replaceRespondent } from './replace-respondent.ts'
import { type Run, type RunDecision, type RunEvent, runLabel } from './run.ts'

/** Whoever is asked and has not answered lets somebody else of their side be asked in their place. Of ours, who that is stays on our side; of the partner’s, a card in the shared channel names both. */
export function handOverRun(
  state: Run,
  { by, to, window }: Extract<RunEvent, { type: 'CheckInHandedOver' }>,
  now: Instant,
): RunDecision {
  const label = runLabel(state.number)
  const asked = state.respondents.find(({ personId }) => personId === by.personId)
  if (!asked) return { refused: `${label} does not ask you, ${by.name}, so there is nothing to hand over.` }
  if (state.status === 'closed') return { refused: `${label} is closed: the next one asks whoever is named by then.` }
  // The same to whoever has answered and has not: whether one may would tell it.
  if (isAnonymous(state, asked.side))
    return {
      refused: `${label} asks your side without names: nobody can tell who has answered, so nobody is asked in another’s place. Whom the next one asks, your account manager can say.`,
    }
  if (Object.hasOwn(state.responses, by.personId))
    return { refused: `Your answers to ${label} are in. You can change them until it closes.` }
  if (to.personId === by.personId) return { unchanged: `${label} asks you already.` }
  if (to.side !== asked.side) return { refused: `${to.name} is of the other side: choose somebody of your own.` }
  const isAsked = state.respondents.some(({ personId }) => personId === to.personId)
  const next = replaceRespondent(state, by.personId, to, window)
  const at = nextMoment(next, now)
  return {
    state: next,
    effects: [
      { effect: 'record fact', fact: { at: now, kind: 'CheckInHandedOver', by, data: { to: named(to) } } },
      ...(isAsked || window?.waits ? [] : [{ effect: 'ask person' as const, party: to, inPlaceOf: by }]),
      ...(at === undefined ? [] : [{ effect: 'start timer' as const, timer: 'reminder' as const, at }]),
      { effect: 'show prompts' },
    ],
  }
}
