import type { Partner } from '../../domain/partners/partner.ts'
import type { PartnerFactKind } from '../../domain/timeline/say-partner.ts'
import { inChargeOf, loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Tx } from '../../ports/store/store.ts'

/** Who of a partner may accept terms: its account manager, then its sponsor, each once. Nobody of one that has ended can see any. */
export async function whoAccepts(tx: Tx, { id, stage }: Pick<Partner, 'id' | 'stage'>): Promise<RosterEntry[]> {
  if (stage === 'ended') return []
  return inChargeOf(await loadRoster(tx, id), 'partner')
}

/**
 * Whether a change of terms may ask for the partner’s word: from when somebody was first named who may give it, as its record says, and for good. Whoever takes its people off
 * changes nothing alone by that: what they would be asked waits until somebody is named there again.
 */
export async function hasSay(tx: Tx, { id, slug }: Pick<Partner, 'id' | 'slug'>): Promise<boolean> {
  if (inChargeOf(await loadRoster(tx, id), 'partner').length > 0) return true
  return (await tx.facts.of(id, slug)).some(
    ({ kind, data }) => kind === NAMED && data['side'] === 'partner' && data['role'] !== 'member',
  )
}

const NAMED: PartnerFactKind = 'PersonNamed'
