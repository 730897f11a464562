import type { Instant } from '../time/instant.ts'
import type { Run } from './run.ts'

/** Whoever is left alone by a run and answers it of themselves is one of those asked from then on. */
export function takePart<R extends Run>(state: R, personId: string, now: Instant): R {
  const spared = state.notAsked?.find(({ party }) => party.personId === personId)
  if (!spared) return state
  const window = { opensAt: now, remindAt: [], closesAt: state.closesAt, reminded: 0 }
  return {
    ...state,
    respondents: [...state.respondents, spared.party],
    windows: { ...state.windows, [personId]: window },
    notAsked: state.notAsked?.filter((one) => one !== spared),
  }
}
