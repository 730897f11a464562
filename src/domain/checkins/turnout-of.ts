import type { Side } from '../partners/party.ts'
import type { Run } from './run.ts'
import type { Turnout } from './scores.ts'

/** How many of a side have answered, of those who were asked and there to answer. `away`: who is not, and has not answered. */
export function turnoutOf(
  { respondents, responses, notAsked = [] }: Pick<Run, 'responses' | 'respondents' | 'notAsked'>,
  side: Side,
  away: ReadonlySet<string>,
): Turnout {
  const all = respondents.filter((each) => each.side === side)
  const asked = all.filter(({ personId }) => !away.has(personId) || Object.hasOwn(responses, personId))
  const spared = notAsked.filter(({ party }) => party.side === side).length
  return {
    answered: asked.filter(({ personId }) => Object.hasOwn(responses, personId)).length,
    asked: asked.length,
    ...(asked.length < all.length && { away: all.length - asked.length }),
    ...(spared > 0 && { notAsked: spared }),
  }
}
