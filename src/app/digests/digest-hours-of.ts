import type { DigestAt, DigestHours, Hours } from '../../domain/digests/digest-hours.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import { noClockOf } from '../people/hours-by-clock.ts'
import { byOwnClock } from '../people/own-holidays.ts'
import type { Means } from '../scene.ts'

/** What it takes to know when somebody works. */
export type Clocked = Pick<Means, 'tx' | 'almanac' | 'now'>

/** With whom somebody works, and when they are told what needs them. `home`: the partner with whom they have worked longest. */
export type Digested = { hours: DigestHours; home: Partner; side: Side }

/** Undefined for whoever is named for no partner, unless they are a manager of all: these go by our hours with any of them. */
export async function digestedOf(
  means: Clocked & Pick<Means, 'digestAt'>,
  person: Person,
): Promise<Digested | undefined> {
  const found = await workingHoursOf(means, person)
  if (!found) return undefined
  const { calendars, zone, home, side } = found
  const { quiet } = person
  return {
    ...{ home, side },
    hours: {
      ...{ calendars, zone, at: timeFor(means, person), chosen: person.digestAt !== undefined },
      ...(quiet !== undefined && { quiet }),
    },
  }
}

/** When somebody can be told what can wait. */
export async function hoursToTell(means: Clocked, person: Person): Promise<Hours | undefined> {
  const found = await workingHoursOf(means, person)
  const { quiet } = person
  return found && { calendars: found.calendars, zone: found.zone, ...(quiet !== undefined && { quiet }) }
}

/** When somebody works, by their own clock, in quiet or not: the hours of their side with each of their partners, but for holidays of their own country. */
export type WorkingHours = Pick<DigestHours, 'calendars' | 'zone'> & Pick<Digested, 'home' | 'side'>

export async function workingHoursOf(means: Clocked, person: Person): Promise<WorkingHours | undefined> {
  const parts = (await partsOf(means.tx, person)).toSorted(
    (one, other) =>
      one.partner.registeredAt - other.partner.registeredAt || (one.partner.slug < other.partner.slug ? -1 : 1),
  )
  const [first] = parts
  if (!first) return undefined
  const agreed = eachOnce(parts.map(({ partner, side }) => hoursOfSides(partner)[side]))
  const zone = noClockOf(person) ? (agreed[0]?.zone ?? 'UTC') : person.zone
  const calendars = agreed.map((hours) => byOwnClock(means, hours, zone))
  return { calendars, zone, home: first.partner, side: first.side }
}

type Part = { side: Side; partner: Partner }

async function partsOf(tx: Means['tx'], { id }: Person): Promise<Part[]> {
  const sides = new Map((await tx.memberships.ofPerson(id)).map(({ partnerId, side }) => [partnerId, side]))
  if (sides.size === 0 && (await tx.managersOfAll.has(id)))
    return (await tx.partners.list()).flatMap((partner) =>
      partner.stage === 'ended' ? [] : [{ side: 'internal', partner }],
    )
  const found = await Promise.all(
    [...sides].map(async ([partnerId, side]) => ({ side, partner: await tx.partners.get(partnerId) })),
  )
  return found.flatMap(({ side, partner }) => (partner ? [{ side, partner }] : []))
}

/** Somebody may work with hundreds of partners, most of them in the same hours: these are counted once. */
function eachOnce(calendars: Calendar[]): Calendar[] {
  return [...new Map(calendars.map((calendar) => [JSON.stringify(calendar), calendar])).values()]
}

/** When somebody is told: as they said, else as everybody is. */
export function timeFor({ digestAt }: Pick<Means, 'digestAt'>, person: Person): DigestAt {
  return person.digestAt ?? digestAt
}
