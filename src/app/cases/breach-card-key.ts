import type { Case } from '../../domain/cases/case.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import type { Instant } from '../../domain/time/instant.ts'

const KEY = 'breach:'

/** What tells of a breach stands by this key, so that what is written below it is heard as under the card of its case. */
export function breachCardKey({ id }: Case, clock: Clock, dueAt: Instant): string {
  return `${KEY}${id}:${clock.id}:${clock.round}:${dueAt}`
}

/** The id of the case; undefined for a key of anything else. */
export function caseOfBreach(cardKey: string): string | undefined {
  return cardKey.startsWith(KEY) ? cardKey.split(':')[1] : undefined
}
