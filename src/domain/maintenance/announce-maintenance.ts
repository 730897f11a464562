import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { FactData } from '../timeline/fact.ts'
import { whyNotTimes } from './why-not-times.ts'
import type { Maintenance, MaintenanceEffect } from './maintenance.ts'

export type Announcement = Pick<Maintenance, 'id' | 'number' | 'partnerId' | 'title' | 'service' | 'from' | 'to'> & {
  by: Party
}

/** One side tells the other when it works on a service of its own. */
export function announceMaintenance(
  { by, ...said }: Announcement,
  now: Instant,
): { state: Maintenance; effects: MaintenanceEffect[] } | { refused: string } {
  const no = whyNotTimes(said, now)
  if (no) return { refused: no.refused }
  const { title, service, from, to } = said
  const data: FactData = { title, from, to, ...(service !== undefined && { service }) }
  return {
    state: { ...said, side: by.side, announcedAt: now, announcedBy: by, status: 'announced', version: 1 },
    effects: [
      { effect: 'record fact', fact: { at: now, kind: 'MaintenanceAnnounced', by, data } },
      { effect: 'show card' },
    ],
  }
}
