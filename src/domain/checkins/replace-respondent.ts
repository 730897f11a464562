import type { Party } from '../partners/party.ts'
import { isAnonymous } from './anonymity.ts'
import type { Run } from './run.ts'
import type { Window } from './window.ts'

/**
 * Whoever can answer no more is asked no more, and somebody else of their side is, unless they are already. What was answered stays. Of a side that
 * answers without names nobody is replaced: whether they have answered is known to nobody. The run
 * as it was where nothing changes. `window`: when whoever is asked instead is there; absent where they are not before it closes.
 */
export function replaceRespondent(run: Run, personId: string, to: Party | undefined, window?: Window): Run {
  const asked = run.respondents.find((party) => party.personId === personId)
  if (!asked || isAnonymous(run, asked.side) || run.status !== 'open' || Object.hasOwn(run.responses, personId))
    return run
  const others = run.respondents.filter((party) => party.personId !== personId)
  const joins = to !== undefined && !others.some((party) => party.personId === to.personId)
  const { [personId]: _, ...windows } = run.windows
  const spared = run.notAsked?.filter(({ party }) => party.personId !== to?.personId)
  return {
    ...run,
    respondents: joins ? [...others, to] : others,
    windows: joins && window ? { ...windows, [to.personId]: window } : windows,
    ...(spared && { notAsked: spared }),
    version: run.version + 1,
  }
}
