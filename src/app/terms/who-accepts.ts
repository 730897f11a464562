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
export async function hasSay(tx: Tx, partner: Known): Promise<boolean> {
  if (inChargeOf(await loadRoster(tx, partner.id), 'partner').length > 0) return true
  return (await namings(tx, partner)).some(({ data }) => data['role'] !== 'member')
}

/** Whether anybody of the partner was ever named, in whichever part: all of them can dispute and object, so that their silence was a word. */
export async function wasAnybodyNamed(tx: Tx, partner: Known): Promise<boolean> {
  return (await namings(tx, partner)).length > 0
}

type Known = Pick<Partner, 'id' | 'slug'>

async function namings(tx: Tx, { id, slug }: Known) {
  return (await tx.facts.of(id, slug)).filter(({ kind, data }) => kind === NAMED && data['side'] === 'partner')
}

const NAMED: PartnerFactKind = 'PersonNamed'
