import type { Change } from '../partners/change.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { diffTerms } from './diff-terms.ts'
import { sharedChanges } from './shared-terms.ts'
import type { Terms } from './terms.ts'

/**
 * What becomes another in terms that are proposed, in words for our own people, as far as the card of the proposal does not say it anew: whom of ours the
 * steps of a ladder tell, or other words and warnings of a promise that was proposed before. `now` holds; `before` was proposed until now, `wanted` is from now on.
 */
export function proposedBesides(now: Terms, before: Terms, wanted: Terms): Change[] {
  const known = new Set(sharedChanges(now, before).map((one) => canonicalJson(one)))
  const read = sharedChanges(now, wanted).filter((one) => !known.has(canonicalJson(one)))
  const anew = new Set(read.map(({ what }) => what))
  const shared = new Set(sharedChanges(before, wanted).map((one) => canonicalJson(one)))
  return diffTerms(before, wanted).filter((one) => !(anew.has(one.what) && shared.has(canonicalJson(one))))
}
