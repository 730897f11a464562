import { asWindow } from '../../domain/maintenance/as-window.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { MaintenanceWindow } from '../../domain/sla/figures/maintenance.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { Tx } from '../../ports/store/store.ts'

/** What a figure leaves out outages by: the windows of one side of which something lies in that time, in order of their starts. Those of the named service alone, and those that name none. */
export async function windowsMeeting(
  tx: Pick<Tx, 'maintenance'>,
  { partnerId, side, service }: { partnerId: string; side: Side; service?: string },
  stretch: Stretch,
): Promise<MaintenanceWindow[]> {
  const all = await tx.maintenance.meeting(partnerId, stretch)
  const isOf = (named: string | undefined) =>
    service === undefined || named === undefined || named.toLowerCase() === service.toLowerCase()
  return all.filter((one) => one.side === side && isOf(one.service)).map(asWindow)
}
