import { buttonless } from '../../cards/buttonless.ts'
import { digestCard } from '../../cards/digest-card.ts'
import type { NeedsView } from '../../cards/needs-card.ts'
import { endOfDay } from '../../domain/digests/digest-hours.ts'
import { placeOf } from '../../domain/needs/order.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { WaitingNotice } from '../../ports/store/timers.ts'
import { dropHeld, heldFor } from '../notices/held-messages.ts'
import { mutedCases } from '../notices/muted.ts'
import { sayTheRest } from '../notices/tell-notices.ts'
import { noticesFor } from '../notices/waiting-notices.ts'
import { actorOf } from '../people/actor-of.ts'
import { ask } from '../queries/query.ts'
import { whatNeeds } from '../queries/what-needs.ts'
import type { Means } from '../scene.ts'
import { directTo } from '../show/destinations.ts'
import { dropUnseen, showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { readWeek } from './read-week.ts'
import type { Digested } from './digest-hours-of.ts'

/** Whether somebody was told, and the labels of what falls due on that day of theirs, whether they were or not. */
export type Told = { sent: boolean; due: string[] }

/** `waiting`: what was to be told now. `unless`: they are told only if something falls due that day that is none of these. `weekly`: they are told of the last week too. */
type Telling = { waiting: WaitingNotice[]; unless?: string[]; weekly: boolean }

/** Somebody is told what needs them, and of the last week, alone, with whatever else waits to be told to them; not where there is nothing, or nowhere to tell it. */
export async function sendDigest(
  means: Means,
  person: Person,
  { home, side, hours }: Digested,
  { waiting, unless, weekly }: Telling,
): Promise<Told> {
  const to = await whereTo(means, person, { home, side })
  if (!to || (await isOutOfReach(means, to))) return NOTHING
  const actor = await actorOf(means, person, await means.tx.people.accountsOf(person.id))
  if (!actor) return NOTHING
  const ours = actor.kind === 'internal'
  const asking = { ...means, actor, audience: ours ? ('internal' as const) : ('shared' as const) }
  const muted = await mutedCases(means, person.id)
  const told = await ask(whatNeeds, asking, {
    subject: { who: actor, but: muted, dueBefore: endOfDay(hours.zone, means.now) },
    ...(!ours && { partner: home }),
  })
  if ('refused' in told) return NOTHING
  const { due, total, needs } = told.found
  const fresh = unless && [...new Set(due)].filter((label) => !unless.includes(label))
  const besides = new Set([...muted, ...needs.map(({ label }) => label)])
  const week =
    actor.kind === 'internal' && weekly ? await readWeek(means, { actor, zone: hours.zone, told: besides }) : undefined
  if ((total === 0 && !week) || fresh?.length === 0) return { sent: false, due }
  const news = await sayTheRest(means, person.id, [...waiting, ...(await takeWaiting(means, person.id))])
  const held = await heldFor(means, person.id)
  await dropHeld(means, held)
  const card = digestCard({
    ...{
      ...(week ? shortened(told.found) : told.found),
      news,
      zone: person.zone,
      ours,
      ...(fresh && { fresh }),
      ...(week && { week }),
    },
    held: held.map((one) => one.card),
  })
  await showCard(means, home, digestCardKey(person.id, means.now), () => card, [to], { manner: 'digest' })
  return { sent: true, due }
}

const NOTHING: Told = { sent: false, due: [] }

/** As many as a phone shows with a week under them. */
const MOST_WITH_WEEK = 2

function shortened<List extends Pick<NeedsView, 'needs' | 'place'>>(list: List): List {
  const needs = list.needs.slice(0, MOST_WITH_WEEK)
  const last = needs.at(-1)
  return { ...list, needs, ...(last && needs.length < list.needs.length && { place: placeOf(last) }) }
}

/** Whether the bot can tell them anything alone. */
export async function mayBeWrittenTo(
  means: Means,
  person: Person,
  digested: Pick<Digested, 'home' | 'side'>,
): Promise<boolean> {
  return (await whereTo(means, person, digested)) !== undefined
}

async function whereTo(
  means: Means,
  { id: personId }: Person,
  { home, side }: Pick<Digested, 'home' | 'side'>,
): Promise<StandingDestination | undefined> {
  const accounts = await means.tx.people.accountsOf(personId)
  return directTo(means, home.id, { personId, accounts, side })
}

/**
 * The list of then has its successor, or is out of date: where it stands it keeps its words and loses its buttons, whoever reads it; where it does not, it is
 * not sent.
 */
export async function retireDigest(means: Means, personId: string, sent: Instant): Promise<void> {
  const { tx, ids, now } = means
  const cardKey = digestCardKey(personId, sent)
  await dropUnseen(means, cardKey)
  const last = await tx.outbox.lastFace(cardKey)
  if (!last) return
  for (const destination of await tx.outbox.destinationsOf(cardKey))
    await tx.outbox.enqueue({ id: ids.next(), destination, cardKey, card: buttonless(last), now })
}

function digestCardKey(personId: string, sent: Instant): string {
  return `digest:${personId}:${sent}`
}

/** Nobody else is told daily that somebody cannot be reached. */
async function isOutOfReach({ tx }: Means, to: StandingDestination): Promise<boolean> {
  return (await tx.outbox.unreachable([queueKeyOf(to)])).length > 0
}

/** What waits to be told to them a little later joins what they are told now. */
async function takeWaiting(means: Means, personId: string): Promise<WaitingNotice[]> {
  const timer = await noticesFor(means, personId)
  if (!timer) return []
  await means.tx.timers.cancel(timer.key)
  return timer.data.waiting
}
