import { periodClosedCard } from '../../cards/ledger-card.ts'
import type { PersonRef } from '../../cards/card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { LedgerView } from '../../domain/sla/ledger/ledger-view.ts'
import { loadRoster, refOf, type RosterEntry, withRole } from '../people/roster.ts'
import { type LedgerAnswer, readLedger } from '../queries/ledger-of.ts'
import type { Means } from '../scene.ts'
import { channelsFor, reachOf } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'

/**
 * A period is closed: one message where both companies read, which calls the account managers of both; where there is no such place, ours is told alone. Where nothing counted in it
 * and nothing was booked, there is nothing to say.
 */
export async function tellClosed(means: Means, partner: Partner, period: string): Promise<void> {
  const { tx } = means
  const view = await readLedger(means, { partner, period })
  if (!isTold(view)) return
  const roster = await loadRoster(tx, partner.id)
  const managers = SIDES.flatMap((side) => withRole(roster, side, 'account-manager'))
  const shared = await channelsFor(tx, partner.id, 'shared')
  const key = `period.closed:${partner.id}:${period}`
  const face = (calls: PersonRef[]) => () => periodClosedCard({ ...view, calls, reader: view.zone })
  if (shared.length > 0) return sendNotice(means, shared, face(managers.map(refOf)), key)
  for (const one of managers.filter(({ side }) => side === 'internal'))
    await sendNotice(means, await alone(means, partner, one), face([]), key)
}

function isTold(view: LedgerAnswer): view is LedgerView {
  return 'sides' in view && view.sides.some(({ counted, entries }) => counted || entries.length > 0)
}

async function alone(means: Means, { id }: Partner, entry: RosterEntry) {
  const to = await reachOf(means, id, entry)
  return to.filter(({ kind }) => kind === 'person')
}
