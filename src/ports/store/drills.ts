import type { Drills } from '../../domain/drills/drill.ts'

/** What is agreed of drills with each partner, and the drills there were. `save` follows the rule of optimistic versions told in registry.ts; the first is version 1. */
export interface DrillTable {
  of(partnerId: string): Promise<Drills | undefined>
  save(drills: Drills): Promise<void>
}
