import type { NobodyAsked, ToAnswer } from '../../domain/escalations/ladder-event.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import { holderOn } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import { workingHoursOf } from '../digests/digest-hours-of.ts'
import { byOwnClock } from '../people/own-holidays.ts'
import { partyOf, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { holdOn } from '../show/hold-back.ts'
import { whoIsAsked } from './ask-holder.ts'
import { mannerOfCalls } from './show-ladder.ts'

/** Comings and goings that are looked at until somebody is there to read it. */
const MOST_CHANGES = 20

/**
 * Who is asked now, where it is whoever is in the place of whoever has it on a side, or has put it off; from when on they may read it, and their hours from then on. Undefined where
 * nobody has it, `nobody` where nobody is asked at this hour.
 */
export async function timeToAnswer(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  side: Side,
): Promise<ToAnswer | NobodyAsked | undefined> {
  const holder = holderOn(ladder.sides[side])
  if (!holder) return undefined
  const first = await readsFirst(means, partner, ladder, holder)
  if ('nobody' in first) return first
  const { entry, from } = first
  const person = entry?.person ?? (await means.tx.people.get(holder.personId))
  const own = person && (await workingHoursOf(means, person))
  const isHolder = entry === undefined || entry.person.id === holder.personId
  return {
    from,
    hours: own ? byOwnClock(means, hoursOfSides(partner)[side], own.zone) : ladder.calendar,
    ...(!isHolder && { of: partyOf(entry) }),
  }
}

/** Whom to ask is settled as the question rings: whoever is to be asked at a moment at which they may read it, which may be after somebody has come or gone. */
async function readsFirst(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  holder: Party,
): Promise<{ entry?: RosterEntry; from: Instant } | NobodyAsked> {
  let at = means.now
  for (let looked = 1; ; looked += 1) {
    const then = { ...means, now: at }
    const entry = await whoIsAsked(then, partner, ladder, holder)
    if (entry && 'nobody' in entry) return entry
    const from = await readableFrom(then, partner, ladder, entry)
    const changes = await comingsAndGoings(then, [holder.personId, ...(entry ? [entry.person.id] : [])], from)
    const next = Math.min(...changes)
    if (changes.length === 0 || looked === MOST_CHANGES) return { ...(entry && { entry }), from }
    at = next
  }
}

async function readableFrom(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  entry: RosterEntry | undefined,
): Promise<Instant> {
  const openings: Instant[] = []
  if (entry && entry.accounts.length > 0)
    for (const to of await reachOf(means, partner.id, entry))
      openings.push((await holdOn(means, to, mannerOfCalls([ladder])))?.until ?? means.now)
  return openings.length > 0 ? Math.min(...openings) : means.now
}

/** When one of these goes away or is back, after now and up to a moment. */
async function comingsAndGoings({ tx, now }: Means, people: string[], until: Instant): Promise<Instant[]> {
  if (until <= now) return []
  return (await tx.absences.notOver(now))
    .filter(({ personId }) => people.includes(personId))
    .flatMap(({ from, to }) => [from, to])
    .filter((at) => at > now && at <= until)
}
