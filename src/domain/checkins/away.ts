import type { Absence } from '../rotations/rotation.ts'
import type { Instant } from '../time/instant.ts'
import type { Run } from './run.ts'

/**
 * Those who were asked, have not answered, and were away at some time of their window until then, or for all of it: out of office, and not silent. Whoever was away before it, and had all of it, is not
 * away.
 */
export function awayFrom(
  { respondents, responses, windows }: Pick<Run, 'respondents' | 'responses' | 'windows'>,
  absences: readonly Absence[],
  until: Instant,
): Set<string> {
  const isAway = (personId: string) => {
    const window = windows[personId]
    if (!window) return true
    return absences.some((one) => one.personId === personId && one.from < until && one.to > window.opensAt)
  }
  return new Set(
    respondents
      .map(({ personId }) => personId)
      .filter((personId) => !Object.hasOwn(responses, personId) && isAway(personId)),
  )
}
