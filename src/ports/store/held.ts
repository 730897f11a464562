import type { Alarm } from '../../domain/cases/alarms.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** What somebody asked for and has to confirm first, kept here rather than in the button: a client could change that. */
export type HeldRequest = {
  /** Unguessable. */
  id: string
  /** Who asked, and alone may confirm. */
  personId: string
  /** The use case: "case.open". */
  action: string
  request: { subject: string; values: Record<string, string> }
  /** What was asked for counts from then, once it is confirmed. */
  askedAt: Instant
  /** What it came to, in a sentence; absent while it is not confirmed. */
  done?: string
}

export interface HeldTable {
  get(id: string): Promise<HeldRequest | undefined>
  insert(held: HeldRequest): Promise<void>
  /** It was confirmed and done. Throws ConflictError when it was before. */
  finish(id: string, done: string): Promise<void>
}

export interface AlarmTable {
  add(alarm: Alarm): Promise<void>
  /** Those of a person after this moment, oldest first. */
  since(personId: string, after: Instant): Promise<Alarm[]>
}
