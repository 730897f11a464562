import type { Partner } from '../../domain/partners/partner.ts'
import type { Fact, FactDraft } from '../../domain/timeline/fact.ts'
import type { Means } from '../scene.ts'

/** `at`: now where it is left out. `audience`: both sides where it is left out. */
type Happened = Pick<FactDraft, 'kind' | 'by' | 'data'> & Partial<Pick<FactDraft, 'at' | 'audience'>>

/** Write a fact into a partner's record. There is no other way to. `subject`: what it is about, "CASE-12" or the partner's short name. */
export async function recordFact(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  { id }: Pick<Partner, 'id'>,
  subject: string,
  fact: Happened,
): Promise<Fact> {
  return tx.facts.append({ partnerId: id, subject, at: now, audience: 'shared', ...fact })
}
