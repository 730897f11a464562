import type { Template } from '../../domain/checkins/template.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A version of a template as somebody saved it. The one that is built in is none of them. `by`: the id of a person of ours; absent for a file. */
export type SavedTemplate = { template: Template; savedAt: Instant; by?: string; retiredAt?: Instant }

/** The questions of health checks. A version is never changed; that its template is retired is all that is ever written to it. */
export interface CheckInTemplateTable {
  /** The newest version of each template, retired ones too, by their short names. */
  newestOfEach(): Promise<SavedTemplate[]>
  newest(slug: string): Promise<SavedTemplate | undefined>
  version(slug: string, version: number): Promise<SavedTemplate | undefined>
  /** Throws ConflictError where that version is there. */
  insert(saved: SavedTemplate): Promise<void>
  /** Every version of it that is not retired yet. */
  retire(slug: string, at: Instant): Promise<void>
}
