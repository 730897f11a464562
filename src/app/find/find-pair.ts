import type { Case } from '../../domain/cases/case.ts'
import type { Request } from '../scene.ts'
import { findCase } from './find-subject.ts'
import type { Finding } from './finding.ts'
import type { Found } from './found.ts'

/** A case, and the other one that is named, if one is. */
export type CasePair = { state: Case; other?: Case }

/** Both cases. The second, under `key`, is looked up only for somebody to whom the first may exist, and exists for them by the same rule. */
export function findPairBy(key: string) {
  return async (scene: Finding, request: Request): Promise<Found<CasePair> | { refused: string }> => {
    const found = await findCase(scene, request)
    if ('refused' in found) return found
    const pair = { ...found, subject: { state: found.subject } }
    const subject = request.values[key]
    if (subject === undefined || isOfOthers(scene, found)) return pair
    const other = await findCase(scene, { subject, values: {} })
    if ('refused' in other) return other
    if (isOfOthers(scene, other)) return { refused: other.unknown ?? `I know no ${subject}.` }
    return { ...pair, subject: { state: found.subject, other: other.subject } }
  }
}

function isOfOthers({ actor }: Finding, { partner }: Found<Case>): boolean {
  return actor.kind === 'partner' && partner?.id !== actor.partnerId
}
