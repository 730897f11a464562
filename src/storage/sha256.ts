import { createHash } from 'node:crypto'

/** The digest that links the facts of a timeline: SHA-256, in lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
