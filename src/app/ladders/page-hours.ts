import { openingOf } from '../../domain/digests/day-budget.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type Clocked, workingHoursOf } from '../digests/digest-hours-of.ts'
import type { Roster } from '../people/roster.ts'

/** Whether somebody of ours takes a page at a moment: they work then, by their own clock, or are paged at any hour. */
export type TakesPages = (one: Party, at: Instant) => boolean

export async function pageHours(means: Clocked, roster: Roster): Promise<TakesPages> {
  const hours = new Map<string, (at: Instant) => boolean>()
  for (const { side, person } of roster) {
    if (side !== 'internal' || hours.has(person.id)) continue
    const own = person.pagedAlways ? undefined : await workingHoursOf(means, person)
    hours.set(person.id, (at) => own === undefined || openingOf(own, at) === at)
  }
  return ({ personId }, at) => hours.get(personId)?.(at) ?? true
}
