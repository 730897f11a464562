import type { Side } from '../partners/party.ts'
import type { MaintenanceWindow } from '../sla/figures/maintenance.ts'
import { nameKey } from '../terms/figure.ts'
import { asWindow } from './as-window.ts'
import type { Maintenance } from './maintenance.ts'

/** What a figure leaves out outages by: the windows of one side, of the named service and of none, in the order given. */
export function windowsFor(
  all: readonly Maintenance[],
  { side, service }: { side: Side; service: string },
): MaintenanceWindow[] {
  const isOf = (named: string | undefined) => named === undefined || nameKey(named) === nameKey(service)
  return all.filter((one) => one.side === side && one.status !== 'cancelled' && isOf(one.service)).map(asWindow)
}
