import { openingOf } from '../../domain/digests/day-budget.ts'
import { quietUntil } from '../../domain/digests/quiet-hours.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Cast } from '../../domain/escalations/rehearse.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { withinReach } from '../../domain/time/within-reach.ts'
import { nextOpening } from '../../domain/time/work.ts'
import { hoursToTell } from '../digests/digest-hours-of.ts'
import type { Roster } from '../people/roster.ts'
import type { Means } from '../scene.ts'

/** The same cast, and from when on the first of those whom a step calls may read what can wait, as their messages are held. */
export async function castOfReaders(
  { tx }: Pick<Means, 'tx'>,
  roster: Roster,
  hours: Record<Side, Calendar>,
): Promise<(cast: Cast) => Cast> {
  const readers = new Map<string, (at: Instant) => Instant>()
  for (const { person } of roster) {
    if (readers.has(person.id)) continue
    const own = await hoursToTell(tx, person)
    readers.set(person.id, (at) => (own ? openingOf(own, at) : quietUntil(person.quiet, person.zone, at)))
  }
  const readAt = (side: Side, who: string | undefined, at: Instant) => {
    // The hours of a channel of ours are those of nobody.
    if (who === undefined) return side === 'internal' ? at : openingIn(hours.partner, at)
    return hookNamed(who) ? openingIn(hours[side], at) : (readers.get(who)?.(at) ?? at)
  }
  return (cast) => (side, step, at) => {
    const found = cast(side, step, at)
    const heardFrom = Math.min(...(found.who ?? []).map((who) => readAt(side, who, at)))
    return { ...found, ...(Number.isFinite(heardFrom) && heardFrom > at && { heardFrom }) }
  }
}

/** Hours that never come again hold nothing back. */
function openingIn(hours: Calendar, at: Instant): Instant {
  const opening = withinReach(() => nextOpening(hours, at))
  return typeof opening === 'number' ? opening : at
}
