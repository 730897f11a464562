import type { Instant } from '../time/instant.ts'
import { latestSaid } from './on-call.ts'
import type { Absence } from './rotation.ts'

/** The absence by which somebody is away at a moment; of several the one that was said last. */
export function awayAt(personId: string, absences: readonly Absence[], at: Instant): Absence | undefined {
  return latestSaid(absences.filter((one) => one.personId === personId && one.from <= at && at < one.to))
}

/**
 * Who is called where this person would be: themselves while they are there, else down the line of delegates whoever is; undefined where that ends with
 * nobody, or where it began.
 */
export function calledFor(personId: string, absences: readonly Absence[], at: Instant): string | undefined {
  const asked = [personId]
  for (;;) {
    const person = asked.at(-1)!
    const away = awayAt(person, absences, at)
    if (!away) return person
    const { delegateId } = away
    if (delegateId === undefined || asked.includes(delegateId)) return undefined
    asked.push(delegateId)
  }
}
