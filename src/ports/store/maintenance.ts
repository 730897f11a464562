import type { Maintenance, MaintenanceStatus } from '../../domain/maintenance/maintenance.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Stretch } from '../../domain/time/stretches.ts'

/** Windows that either side announced. `insert` and `save` follow the rule of optimistic versions told in registry.ts. */
export interface MaintenanceTable {
  get(id: string): Promise<Maintenance | undefined>
  byNumber(number: number): Promise<Maintenance | undefined>
  /** Of a partner, on both sides, those that are not cancelled and of which something lies in that time, in order of their starts. */
  meeting(partnerId: string, stretch: Stretch): Promise<Maintenance[]>
  /** The same of these partners that are not over at that moment. */
  standing(partnerIds: readonly string[], at: Instant): Promise<Maintenance[]>
  /** Those of a partner that are over or cancelled, the newest first. */
  past(partnerId: string, at: Instant, limit: number): Promise<Maintenance[]>
  /** How each one of a partner stands, in the order of their numbers. */
  statusesOf(partnerId: string): Promise<{ number: number; status: MaintenanceStatus }[]>
  insert(maintenance: Maintenance): Promise<void>
  save(maintenance: Maintenance): Promise<void>
}
