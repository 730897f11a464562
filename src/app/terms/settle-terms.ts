import type { Partner } from '../../domain/partners/partner.ts'
import type { Accepted } from '../../domain/terms/agreement.ts'
import { wordJudge } from '../../domain/terms/needs-word.ts'
import { splitTerms } from '../../domain/terms/split-terms.ts'
import type { TermsPatch } from '../../domain/terms/terms-patch.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Means } from '../scene.ts'
import { hasSay } from './who-accepts.ts'

/** `now` holds at once, `accepted` as far as the other side's word reaches; `proposed` waits for it. */
export type SettledTerms = { now: Terms; proposed?: TermsPatch; accepted?: Accepted }

/**
 * What becomes of terms that somebody of our side wants. While nobody of the partner was ever named who could accept any, all of it holds at once; if it needed
 * their word, it is not accepted.
 */
export async function settleTerms({ tx, now }: Means, before: Partner, wanted: Terms): Promise<SettledTerms> {
  const accepted = (await tx.agreements.get(before.agreement.id))?.accepted
  const kept = accepted && { accepted }
  if (await hasSay(tx, before)) return { ...splitTerms(before.terms, wanted, now), ...kept }
  return { now: wanted, ...(!wordJudge(now)(before.terms, wanted) && kept) }
}
