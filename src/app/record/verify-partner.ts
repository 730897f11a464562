import type { Broken, Walk } from '../../domain/timeline/check-record.ts'
import { CHAINS, type Chain } from '../../domain/timeline/fact.ts'
import { factsDue, isBeginningOrEnd, missingFacts } from '../../domain/timeline/facts-of-states.ts'
import type { SaidHead } from '../../domain/timeline/head.ts'
import type { Digest } from '../../domain/timeline/record-line.ts'
import type { Tx } from '../../ports/store/store.ts'
import { walkChain } from './walk-chain.ts'

/** How a partner's record stands in the database. `missing`: what must have been recorded, by what there is, and was not found. */
export type Verified = { chains: Map<Chain, Walk | Broken>; missing: string[] }

/**
 * Walk both chains of a partner, and see that what there is of cases, escalations, health checks and maintenance was recorded: a chain that was cut, or
 * emptied, holds in itself. What is missing is told only where both chains are sound, or it would be told twice.
 */
export async function verifyPartner(
  view: Tx,
  { id, slug }: { id: string; slug: string },
  digest: Digest,
  noted: Map<Chain, SaidHead>,
): Promise<Verified> {
  const recorded = new Set<string>()
  const chains: Verified['chains'] = new Map()
  for (const chain of CHAINS) {
    const walk = await walkChain(view, { partnerId: id, chain }, digest, {
      noted: noted.get(chain),
      met: ({ kind, subject }) => {
        if (isBeginningOrEnd(kind)) recorded.add(`${kind} ${subject}`)
      },
    })
    chains.set(chain, walk)
  }
  const sound = [...chains.values()].every((walk) => !('broken' in walk))
  if (!sound) return { chains, missing: [] }
  const standing = {
    cases: await view.cases.statusesOf(id),
    ladders: await view.ladders.statusesOf(id),
    runs: await view.runs.statusesOf(id),
    maintenance: await view.maintenance.statusesOf(id),
    actions: await view.correctiveActions.statusesOf(id),
  }
  const due = [{ subject: slug, kinds: ['PartnerRegistered'] }, ...factsDue(standing)]
  return { chains, missing: missingFacts(due, recorded) }
}
