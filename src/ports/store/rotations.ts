import type { Absence, Rotation } from '../../domain/rotations/rotation.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Who is on duty in turn. `insert` and `save` follow the rule of optimistic versions told in registry.ts. */
export interface RotationTable {
  get(id: string): Promise<Rotation | undefined>
  /** Of both sides of a partner, in the order of their names. */
  of(partnerId: string): Promise<Rotation[]>
  insert(rotation: Rotation): Promise<void>
  save(rotation: Rotation): Promise<void>
  /** It is there no more; a ConflictError where it is of another version by now. */
  remove(rotation: Pick<Rotation, 'id' | 'version'>): Promise<void>
}

/** Who is away, and who stands in for them. */
export interface AbsenceTable {
  /** Everybody's that are not over then, those to come included, in the order in which they were said. */
  notOver(at: Instant): Promise<Absence[]>
  insert(absence: Absence): Promise<void>
  /** It ends at that moment. */
  end(id: string, at: Instant): Promise<void>
  remove(id: string): Promise<void>
}
