import type { Instant } from '../domain/time/instant.ts'

/** Signed requests that were let in, each known for as long as a copy of it could pass. Asked for, as `Pace` is. */
export interface SeenRequests {
  /** False when this signature was claimed before. */
  claim(signature: string, signedAt: Instant, now: Instant): Promise<boolean>
  /** The request was not answered successfully: the same one may come again. */
  release(signature: string): Promise<void>
}
