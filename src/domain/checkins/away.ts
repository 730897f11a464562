import type { Absence } from '../rotations/rotation.ts'
import type { Instant } from '../time/instant.ts'
import type { Run } from './run.ts'

/** Those who were asked, have not answered, and were away at some time from its opening until then: out of office, and not silent. */
export function awayFrom(
  { respondents, responses, openedAt }: Pick<Run, 'respondents' | 'responses' | 'openedAt'>,
  absences: readonly Absence[],
  until: Instant,
): Set<string> {
  const away = absences.filter(({ from, to }) => from < until && to > openedAt).map(({ personId }) => personId)
  return new Set(
    respondents
      .map(({ personId }) => personId)
      .filter((personId) => away.includes(personId) && !Object.hasOwn(responses, personId)),
  )
}
