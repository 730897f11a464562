import type { Instant } from '../time/instant.ts'
import { latestSaid } from './on-call.ts'
import type { Absence } from './rotation.ts'

/**
 * Who is called where this person would be: themselves while they are there, else down the line of delegates whoever is; undefined where that ends with
 * nobody, or where it began.
 */
export function calledFor(personId: string, absences: readonly Absence[], at: Instant): string | undefined {
  const asked = [personId]
  for (;;) {
    const person = asked.at(-1)!
    const away = latestSaid(absences.filter((one) => one.personId === person && one.from <= at && at < one.to))
    if (!away) return person
    const { delegateId } = away
    if (delegateId === undefined || asked.includes(delegateId)) return undefined
    asked.push(delegateId)
  }
}
