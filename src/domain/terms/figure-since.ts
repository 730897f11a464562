import type { AgreementVersion } from './agreement.ts'
import { figureChanges } from './diff-figures.ts'
import type { Figure } from './figure.ts'

/** Since which of the versions, given oldest first, a figure has said what it says; undefined where none says so. */
export function figureSince(
  versions: readonly Pick<AgreementVersion, 'version' | 'validFrom' | 'terms'>[],
  figure: Figure,
): { version: number; at: number } | undefined {
  const saysTheSame = ({ terms }: Pick<AgreementVersion, 'terms'>) => {
    const then = terms.figures.find(({ id }) => id === figure.id)
    return then !== undefined && figureChanges([then], [figure]).length === 0
  }
  const last = versions.findLastIndex(saysTheSame)
  if (last < 0) return undefined
  const since = versions[versions.slice(0, last).findLastIndex((version) => !saysTheSame(version)) + 1]!
  return { version: since.version, at: since.validFrom }
}
