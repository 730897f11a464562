import { createHash } from 'node:crypto'

/**
 * An id for what Slack gives none: the same for a redelivered envelope, another for the next press or submission.
 * `parts` together tell one happening from every other.
 */
export function contentId(kind: string, parts: (string | undefined)[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`
}
