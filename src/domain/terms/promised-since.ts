import type { Instant } from '../time/instant.ts'
import type { AgreementVersion } from './agreement.ts'
import { objectiveChanges } from './diff-objectives.ts'
import type { Objective } from './objective.ts'

/** Since which of the versions, given oldest first, a promise of the newest has said what it says now. */
export function promisedSince(
  versions: Pick<AgreementVersion, 'version' | 'validFrom' | 'terms'>[],
  objective: Objective,
): { version: number; at: Instant } | undefined {
  const saysTheSame = ({ terms }: Pick<AgreementVersion, 'terms'>) => {
    const then = terms.objectives.find(({ id }) => id === objective.id)
    return then !== undefined && objectiveChanges([then], [objective]).length === 0
  }
  const changed = versions.findLastIndex((version) => !saysTheSame(version))
  const since = versions[changed + 1]
  return since && { version: since.version, at: since.validFrom }
}
