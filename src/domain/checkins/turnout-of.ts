import type { Side } from '../partners/party.ts'
import { isAnonymous } from './anonymity.ts'
import type { Run } from './run.ts'
import type { Turnout } from './scores.ts'

/**
 * How many of a side have answered, of those who were asked and there to answer. `away`: who is not, and has not answered. `unnamed`:
 * how many answered, of a side that does so without names; who of it was away and answered all the same nobody knows, so that no more are left out than did not answer.
 */
export function turnoutOf(
  run: Pick<Run, 'responses' | 'respondents' | 'notAsked' | 'anonymous'>,
  side: Side,
  away: ReadonlySet<string>,
  unnamed = 0,
): Turnout {
  const { respondents, responses, notAsked = [] } = run
  const all = respondents.filter((each) => each.side === side)
  const out = all.filter(({ personId }) => away.has(personId) && !Object.hasOwn(responses, personId)).length
  const anonymous = isAnonymous(run, side)
  const answered = anonymous ? unnamed : all.filter(({ personId }) => Object.hasOwn(responses, personId)).length
  const asked = Math.max(answered, all.length - out)
  const spared = notAsked.filter(({ party }) => party.side === side).length
  return {
    answered,
    asked,
    ...(asked < all.length && { away: all.length - asked }),
    ...(spared > 0 && { notAsked: spared }),
    ...(anonymous && { anonymous: true as const }),
  }
}
