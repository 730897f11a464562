import type { MaintenanceWindow } from '../sla/figures/maintenance.ts'
import { type Maintenance, maintenanceLabel } from './maintenance.ts'

/** As a figure counts it. One that is declined counts as one that nobody has confirmed: terms that ask for no word leave it out all the same. */
export function asWindow(state: Maintenance): MaintenanceWindow {
  const { number, from, to, announcedAt } = state
  return {
    ...{ label: maintenanceLabel(number), from, to, announcedAt },
    ...(state.status === 'confirmed' && { confirmedAt: state.answeredAt }),
  }
}
