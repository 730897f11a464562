import type { Party, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { FactData } from '../timeline/fact.ts'

export const MAINTENANCE_STATUSES = ['announced', 'confirmed', 'declined', 'cancelled'] as const
export type MaintenanceStatus = (typeof MAINTENANCE_STATUSES)[number]

/** A window in which one side works on a service of its own, said to the other side before it begins. */
export type Maintenance = {
  id: string
  number: number
  partnerId: string
  /** Whose service it is: the side that announces it. */
  side: Side
  title: string
  /** As people call it. */
  service?: string
  /** Up to, but not with, `to`. */
  from: Instant
  to: Instant
  /** When the times that stand were announced, and by whom. */
  announcedAt: Instant
  announcedBy: Party
  version: number
} & (
  | { status: 'announced' }
  | { status: 'confirmed'; answeredAt: Instant; answeredBy: Party }
  /** Why stands in the record alone. */
  | { status: 'declined'; answeredAt: Instant; answeredBy: Party }
  /** `cancelledBy` absent: its partnership ended. */
  | { status: 'cancelled'; cancelledAt: Instant; cancelledBy?: Party }
)

export type MaintenanceEvent =
  | { type: 'MaintenanceMoved'; by: Party; from: Instant; to: Instant }
  | { type: 'MaintenanceConfirmed'; by: Party }
  | { type: 'MaintenanceDeclined'; by: Party; reason: string }
  | { type: 'MaintenanceCancelled'; by?: Party }

export type MaintenanceFact = {
  at: Instant
  kind: 'MaintenanceAnnounced' | 'MaintenanceEndedEarlier' | MaintenanceEvent['type']
  by?: Party
  data: FactData
}

export type MaintenanceEffect = { effect: 'record fact'; fact: MaintenanceFact } | { effect: 'show card' }

export type MaintenanceDecision =
  { state: Maintenance; effects: MaintenanceEffect[] } | { refused: string } | { unchanged: string }

/** "MAINT-2" */
export function maintenanceLabel(number: number): string {
  return `MAINT-${number}`
}
