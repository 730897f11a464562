import type { Partner } from '../../domain/partners/partner.ts'
import type { Ended } from '../../domain/sla/ledger/ledger-spans.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { PartnerFactKind } from '../../domain/timeline/say-partner.ts'
import type { Tx } from '../../ports/store/store.ts'

const [ENDED, RESUMED] = ['PartnerEnded', 'PartnerResumed'] satisfies PartnerFactKind[]

/** When a partner had ended, each time until it was resumed, as its record says. */
export async function endedOf(tx: Pick<Tx, 'facts'>, { id, slug }: Pick<Partner, 'id' | 'slug'>): Promise<Ended[]> {
  return endedIn((await tx.facts.of(id, slug)).toSorted((a, b) => a.at - b.at))
}

/** The same, by what was recorded, in order of time. */
export function endedIn(facts: readonly Pick<Fact, 'kind' | 'at'>[]): Ended[] {
  const found: Ended[] = []
  for (const { kind, at } of facts) {
    const last = found.at(-1)
    const isEnded = last !== undefined && last.to === undefined
    if (kind === ENDED && !isEnded) found.push({ from: at })
    if (kind === RESUMED && isEnded) last.to = at
  }
  return found
}
