import type { Recalled } from '../../cards/recall-line.ts'
import { type Case, caseLabel, recalled, toBeConfirmed } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Means } from '../scene.ts'

/**
 * The resolutions that `side` may still call untrue, for the notice that it is about to get: each is recalled once, and in no message of its own.
 * `besides`: the case that the notice is about.
 */
export async function recallResolutions(
  means: Means,
  partner: Partner,
  side: Side,
  besides: Case,
): Promise<Recalled[]> {
  const { zone } = usualHours(partner.terms)
  const told: Recalled[] = []
  for (const state of await means.tx.cases.unconfirmed(partner.id)) {
    const awaited = toBeConfirmed(state)
    if (state.id === besides.id || awaited?.by !== side || awaited.recalled || awaited.until <= means.now) continue
    await means.tx.cases.save(recalled(state))
    means.touched.touch({ kind: 'case', id: state.id })
    told.push({ label: caseLabel(state.number), until: awaited.until, zone })
  }
  return told
}
