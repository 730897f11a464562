import { dayOf, openingOf, roomFrom } from '../../domain/digests/day-budget.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { quietUntil } from '../../domain/digests/quiet-hours.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { withinReach } from '../../domain/time/within-reach.ts'
import { nextOpening } from '../../domain/time/work.ts'
import { type Destination, queueKeyOf } from '../../ports/store/outbox.ts'
import { type Clocked, digestedOf, hoursToTell } from '../digests/digest-hours-of.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from './standing-destination.ts'

/**
 * How a message may come: `page`: at any hour, and uncounted; `page to ours`: so to our own people, and in their hours, uncounted, to the partner’s; `digest`: when it is due, and counted; `usual`: in the hours of whoever reads it, and counted;
 * `call`: so, but held by no count; `uncounted`: in the hours of whoever reads it, and not counted;
 * `in their hours`: as `usual`, but in the hours of a channel also where somebody brought it about; `asked in hours`: at once, since whoever sends it has asked, and counted it; `asked`: so, and it comes at an hour of its own.
 */
export type Manner =
  'page' | 'page to ours' | 'digest' | 'usual' | 'call' | 'uncounted' | 'asked in hours' | 'asked' | 'in their hours'

/** `until`: it is held until then. `day`: else it counts among what they are told alone on that day. */
export type Hold = { until: Instant; day?: never } | { until?: never; day: string }

/**
 * Whether a message is held where it is to come, and until when. In a channel that both companies read, what time brings about waits for the partner's
 * working hours; what somebody did is said at once. One person alone is told in their working hours, and so much on a day; what they did themselves is
 * answered at once.
 */
export async function holdOn(
  means: Means,
  to: StandingDestination,
  manner: Manner = 'usual',
): Promise<Hold | undefined> {
  if (manner === 'page' || manner === 'asked' || manner === 'asked in hours') return undefined
  if (to.kind !== 'person')
    return means.cause.isTime || manner === 'in their hours' ? holdIn(means, to.conversationRowId) : undefined
  if (manner === 'uncounted') return holdInHours(means, to.personId)
  return manner === 'page to ours'
    ? holdOfPage(means, to.personId)
    : holdFor(means, to.personId, manner === 'in their hours' ? 'usual' : manner)
}

/** Whether the hours of whoever reads it bind it: late, it is asked again whether these go on. */
export async function isInHours(
  { tx, cause }: Pick<Means, 'tx' | 'cause'>,
  to: StandingDestination,
  manner: Manner = 'usual',
): Promise<boolean> {
  if (manner === 'page' || manner === 'asked') return false
  if (to.kind !== 'person') return cause.isTime || manner === 'in their hours'
  if (to.personId === cause.personId) return false
  return manner !== 'page to ours' || (await tx.people.get(to.personId))?.ours === false
}

/** Until when what is late waits where it was to come in the hours of whoever reads it, and these are over; undefined where they go on. */
export async function holdLate(means: Means, to: Destination, how: { isPage: boolean }): Promise<Instant | undefined> {
  if (to.kind === 'reply') return undefined
  const hold = await (to.kind === 'conversation'
    ? holdIn(means, to.conversationRowId)
    : holdInHours(means, to.personId, how))
  return hold?.until
}

/** It is on its way, or held, from now on. */
export async function keepHold(means: Means, to: StandingDestination, hold: Hold): Promise<void> {
  if (hold.until === undefined) {
    if (to.kind === 'person') await means.tx.toldAlone.add(to.personId, hold.day)
    return
  }
  await keepOpening(means, queueKeyOf(to), hold.until)
}

/** What is held in that queue is let go then, where it is not let go before. */
export async function keepOpening({ tx }: Means, queueKey: string, until: Instant): Promise<void> {
  const key = openingKey(queueKey)
  const set = await tx.timers.get(key)
  if (set && set.dueAt <= until) return
  await tx.timers.set({ key, kind: 'messages.opening', subjectId: queueKey, dueAt: until, data: {} })
}

/** Of the timer that lets go of what is held there. */
export function openingKey(queueKey: string): string {
  return `messages.opening:${queueKey}`
}

async function holdOfPage(means: Means, personId: string): Promise<Hold | undefined> {
  const person = await means.tx.people.get(personId)
  return person?.ours === false ? holdInHours(means, personId, { isPage: true }) : undefined
}

/** Until when one person alone is not told what comes in their hours; undefined where these go on. A page leaves their quiet aside. */
export async function holdInHours(
  means: Clocked & Pick<Means, 'cause'>,
  personId: string,
  how?: { isPage: boolean },
): Promise<Hold | undefined> {
  const { tx, now, cause } = means
  const known = personId === cause.personId ? undefined : await tx.people.get(personId)
  if (!known) return undefined
  // Whatever somebody wants quiet of, it is not pages.
  const { quiet: _, ...loud } = known
  const person: Person = how?.isPage ? loud : known
  const until = (await opensFor(means, person))(now)
  return until > now ? { until } : undefined
}

/** From when on somebody is told alone, from a moment on, what can wait; who is named for no partner has no hours to go by, but for those in which they want quiet. */
export async function opensFor(means: Clocked, person: Person): Promise<(at: Instant) => Instant> {
  const hours = await hoursToTell(means, person)
  return (at) => (hours ? openingOf(hours, at) : quietUntil(person.quiet, person.zone, at))
}

async function holdFor(means: Means, personId: string, manner: 'digest' | 'usual' | 'call'): Promise<Hold | undefined> {
  const { tx, now, cause } = means
  const person = personId !== cause.personId && (await tx.people.get(personId))
  const digested = person && (await digestedOf(means, person))
  // Who is named for no partner has no hours to go by, but for those in which they want quiet.
  if (!digested) {
    const until = person ? quietUntil(person.quiet, person.zone, now) : now
    return until > now && manner !== 'digest' ? { until } : undefined
  }
  const { hours } = digested
  const day = dayOf(hours.zone, now)
  if (manner === 'digest') return { day }
  const opening = openingOf(hours, now)
  if (opening > now) return { until: opening }
  // It has its place among the others of the day, which wait for it: it waits for none of them.
  if (manner === 'call') return { day }
  const until = roomFrom(hours, await tx.toldAlone.on(personId, day), now)
  return until > now ? { until } : { day }
}

async function holdIn({ tx, now }: Means, conversationRowId: string): Promise<Hold | undefined> {
  const shared = (await tx.bindings.at(conversationRowId)).filter(({ purpose }) => purpose === 'shared')
  const openings: Instant[] = []
  for (const { partnerId } of shared) {
    const partner = await tx.partners.get(partnerId)
    const opening = partner && withinReach(() => nextOpening(usualHours(partner.terms), now))
    if (typeof opening === 'number') openings.push(opening)
  }
  const until = Math.min(...openings)
  return Number.isFinite(until) && until > now ? { until } : undefined
}
