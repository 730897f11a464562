import { maintenanceCard } from '../../cards/maintenance-card.ts'
import type { Maintenance } from '../../domain/maintenance/maintenance.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { isWanted, maintenanceTold } from '../queries/maintenance-now.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'

function maintenanceCardKey({ id }: Pick<Maintenance, 'id'>): string {
  return `maintenance:${id}`
}

/** It is to stand, once, where both companies read. */
export async function touchMaintenance({ tx, touched }: Means, { id, partnerId }: Maintenance): Promise<void> {
  touched.touch({ kind: 'maintenance', id }, await channelsFor(tx, partnerId, 'shared'))
}

/** Where it can be read has changed: what is still to come is shown there. */
export async function touchComing(means: Means, partnerId: string): Promise<void> {
  for (const one of await coming(means, partnerId)) await touchMaintenance(means, one)
}

/** Who may confirm what the terms want confirmed has changed. */
export async function touchAwaited(means: Means, partner: Partner): Promise<void> {
  for (const one of await coming(means, partner.id))
    if (one.status === 'announced' && isWanted(partner, one)) await touchMaintenance(means, one)
}

/** What was announced and has not begun, in order. */
export async function coming({ tx, now }: Pick<Means, 'tx' | 'now'>, partnerId: string): Promise<Maintenance[]> {
  return (await tx.maintenance.standing([partnerId], now)).filter(({ from }) => from > now)
}

export async function drawMaintenance(means: Means, id: string, at: StandingDestination[]): Promise<void> {
  const maintenance = await means.tx.maintenance.get(id)
  const partner: Partner | undefined = maintenance && (await means.tx.partners.get(maintenance.partnerId))
  if (!maintenance || !partner) return
  const card = maintenanceCard(await maintenanceTold(means, partner, maintenance))
  await showCard(means, partner, maintenanceCardKey(maintenance), () => card, at)
}
