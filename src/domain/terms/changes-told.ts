import type { Change } from '../partners/change.ts'
import type { AgreementVersion } from './agreement.ts'
import type { Terms } from './terms.ts'

/** What came of some versions of an agreement: each change that still stands, and the versions that it is the work of, oldest first. */
export type ToldChanges = { changes: Change[]; made: AgreementVersion[] }

/**
 * What has become of the terms since before the first of these versions (`numbers`), as `view` says it, as far as they are what changed it last: what was
 * changed back is nothing, and what another version has changed since is its affair. `all`: every version up to now, oldest first.
 */
export function changesTold(
  all: AgreementVersion[],
  numbers: number[],
  view: (before: Terms, after: Terms) => Change[],
): ToldChanges {
  const first = all.findIndex(({ version }) => numbers.includes(version))
  const from = all[first - 1]
  const now = all.at(-1)
  if (!from || !now) return { changes: [], made: [] }
  const lastBy = new Map<string, AgreementVersion>()
  all.slice(first).forEach((version, index) => {
    for (const { what } of view(all[first + index - 1]!.terms, version.terms)) lastBy.set(what, version)
  })
  const changes = view(from.terms, now.terms).filter(({ what }) => {
    const last = lastBy.get(what)
    return last === undefined || numbers.includes(last.version)
  })
  const made = new Set(changes.flatMap(({ what }) => lastBy.get(what) ?? []))
  return { changes, made: all.filter((version) => made.has(version)) }
}

/** Whether a version is the work of the partner's press, rather than one that keeps the word for the version before. */
export function isByAcceptance({ accepted }: AgreementVersion, before: AgreementVersion | undefined): boolean {
  return (
    accepted !== undefined && (accepted.at !== before?.accepted?.at || accepted.personId !== before.accepted.personId)
  )
}
