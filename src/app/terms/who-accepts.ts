import type { Partner } from '../../domain/partners/partner.ts'
import { inChargeOf, loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Tx } from '../../ports/store/store.ts'

/** Who of a partner may accept terms: its account manager, then its sponsor, each once. Nobody of one that has ended can see any. */
export async function whoAccepts(tx: Tx, { id, stage }: Pick<Partner, 'id' | 'stage'>): Promise<RosterEntry[]> {
  if (stage === 'ended') return []
  return inChargeOf(await loadRoster(tx, id), 'partner')
}
