import type { Change } from '../../domain/partners/change.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { diffTerms } from '../../domain/terms/diff-terms.ts'
import type { Accepted } from '../../domain/terms/agreement.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { scheduleClose } from '../ledger/schedule-close.ts'
import { askAgainWith } from '../notices/ask-again.ts'
import { peopleOfChange } from '../people/names-of.ts'
import type { Means } from '../scene.ts'
import { recordChange } from './record-change.ts'

/** The terms with the version of the agreement that they are: the one before while they say the same, else the next one. */
export function agreed({ ids }: Means, terms: Terms, before?: Partner): Pick<Partner, 'agreement' | 'terms'> {
  if (!before) return { agreement: { id: ids.next(), version: 1 }, terms }
  if (diffTerms(before.terms, terms).length === 0) return { agreement: before.agreement, terms: before.terms }
  return { agreement: { id: ids.next(), version: before.agreement.version + 1 }, terms }
}

/** Keep the version that the partner has from now on, and record each thing that is not as it was before. */
export async function recordTerms(
  means: Means,
  partner: Partner,
  changes: Change[],
  by?: Party,
  accepted?: Accepted,
): Promise<void> {
  const { tx, now, origin } = means
  const { id: partnerId, agreement, terms } = partner
  // A clock that was set back makes no two versions hold at one time.
  const last = agreement.version === 1 ? undefined : (await tx.agreements.of(partnerId)).at(-1)
  await tx.agreements.insert({
    ...agreement,
    partnerId,
    validFrom: Math.max(now, last?.validFrom ?? now),
    recordedAt: now,
    ...(by && { by: { personId: by.personId, side: by.side } }),
    ...(origin && { via: origin.via }),
    ...(accepted && { accepted }),
    terms,
    changes,
  })
  await scheduleClose(means, partner)
  if (changes.length > 0) await askAgainWith(means, partner)
  for (const change of changes)
    await recordChange(
      means,
      partner,
      'TermsChanged',
      { ...change, ...(await peopleOfChange(means, change)), version: agreement.version },
      by,
    )
}
