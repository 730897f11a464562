import { maintenanceListCard } from '../../cards/maintenance-list-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { maintenanceOf } from '../queries/maintenance-of.ts'
import { showing } from './showing.ts'

/** What either side announced: what runs and what is to come, then the last of what is over. */
export const listMaintenance = showing({
  name: 'maintenance.list',
  query: maintenanceOf,
  find: findPartner,
  draw: (told, { actor: { zone } }) => maintenanceListCard({ ...told, zone }),
})
