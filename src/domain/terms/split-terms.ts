import type { Instant } from '../time/instant.ts'
import { isFromCases } from './figure.ts'
import { wordJudge } from './needs-word.ts'
import { promiseProblems } from './promise-problems.ts'
import { applyPatch, patchOf, piecesOf, type TermsPatch } from './terms-patch.ts'
import type { Terms } from './terms.ts'

/** What of a change holds at once, and the rest, which needs the partner's word; absent where nothing does. */
export type SplitTerms = { now: Terms; proposed?: TermsPatch }

/**
 * Takes a change of terms that would hold from `from` on apart, part by part of each element: as many as can hold at once without the partner's
 * word, and can be kept. Both parts together are the change.
 */
export function splitTerms(before: Terms, after: Terms, from: Instant): SplitTerms {
  const needsWord = wordJudge(from)
  if (!needsWord(before, after)) return { now: after }
  let now = before
  let left = piecesOf(patchOf(before, after))
  // What one piece leaves open another may make up for: each is tried again while any is taken.
  for (let tried = Infinity; left.length < tried;) {
    tried = left.length
    left = left.filter((piece) => {
      const next = applyPatch(now, piece)
      const waits = !namesItsHours(next) || needsWord(before, next)
      if (!waits) now = next
      return waits
    })
  }
  if (promiseProblems(now, from).length > 0) now = before
  return { now, proposed: patchOf(now, after) }
}

function namesItsHours({ calendars, hours, objectives, figures }: Terms): boolean {
  const counted = [...objectives, ...figures.filter(isFromCases)]
  const named = [...Object.values(hours), ...counted.map((one) => one.hours)]
  return named.every((name) => name === 'always' || name === 'calendar' || Object.hasOwn(calendars, name))
}
