import type { Drills } from '../../domain/drills/drill.ts'

/** What is agreed of drills with each partner, and the drills there were. `save` follows the rule of optimistic versions told in registry.ts; the first is version 1. */
export interface DrillTable {
  of(partnerId: string): Promise<Drills | undefined>
  /** Those of each of these partners, in one look; partners without any are left out. */
  ofEach(partnerIds: readonly string[]): Promise<Drills[]>
  save(drills: Drills): Promise<void>
}
