import type { MaintenanceEvent, Maintenance } from '../../../src/domain/maintenance/maintenance.ts'
import { decideMaintenance } from '../../../src/domain/maintenance/decide-maintenance.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'

export const ANNA: Party = { personId: 'anna', name: 'Anna Berg', side: 'internal' }
export const RAVI: Party = { personId: 'ravi', name: 'Ravi Shah', side: 'partner' }
export const SOL: Party = { personId: 'sol', name: 'Sol Reyes', side: 'partner' }

export const T0 = Date.parse('2026-11-23T08:00:00Z')

/** Of our side, announced at T0: in ten days, for two hours. */
export const ANNOUNCED: Maintenance = {
  ...{ id: 'm-1', number: 2, partnerId: 'acme', side: 'internal', title: 'DB upgrade', status: 'announced' },
  ...{ from: T0 + 10 * DAY, to: T0 + 10 * DAY + 2 * HOUR, announcedAt: T0, announcedBy: ANNA, version: 1 },
}

/** What becomes of it by one event after the other. */
export function after(state: Maintenance, ...events: [number, MaintenanceEvent][]): Maintenance {
  return events.reduce((before, [at, event]) => {
    const decision = decideMaintenance(before, event, at)
    if (!('state' in decision)) throw new Error(JSON.stringify(decision))
    return decision.state
  }, state)
}
