import { buttonless } from '../../cards/buttonless.ts'
import { digestCard } from '../../cards/digest-card.ts'
import type { NeedsView } from '../../cards/needs-card.ts'
import { endOfDay } from '../../domain/digests/digest-hours.ts'
import { type Listed, listedNow, sinceLast } from '../../domain/digests/since-last.ts'
import { placeOf } from '../../domain/needs/order.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { News, ToldBesides } from '../../ports/store/timers.ts'
import { forgetIntroduced } from '../notices/collect-naming.ts'
import { dropHeld, heldFor } from '../notices/held-messages.ts'
import { mutedLabels } from '../notices/muted.ts'
import { newsFor } from '../notices/tell-news.ts'
import { both, NO_NEWS, takeNews } from '../notices/waiting-news.ts'
import { actorOf } from '../people/actor-of.ts'
import { ask } from '../queries/query.ts'
import { whatNeeds } from '../queries/what-needs.ts'
import type { Means } from '../scene.ts'
import { directTo } from '../show/destinations.ts'
import { dropUnseen, showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { readWeek } from './read-week.ts'
import type { Digested } from './digest-hours-of.ts'

/**
 * Whether somebody was told, with what besides, and the labels of what falls due on that day of theirs, whether they were or not. `listed`: what they were told
 * needs them; `isNone`: nothing does.
 */
export type Told = { sent: boolean; due: string[]; besides?: ToldBesides; listed?: Listed; isNone?: true }

/** The list before, if it still has its buttons, and what was told with it. */
export type Before = { sent: Instant; besides?: ToldBesides }

/**
 * `news`: what was to be told now. `unless`: they are told only if something falls due that day that is none of these. `weekly`: they are told of the last
 * week too. `before`: what gives way to this, and is told with it where it has not arrived. `last`: what they were told needs
 * them the last time.
 */
type Telling = { news: News; unless?: string[]; weekly: boolean; before?: Before; last?: Listed }

/** Somebody is told what needs them, and of the last week, alone, with whatever else waits to be told to them; not where there is nothing, or nowhere to tell it. */
export async function sendDigest(
  means: Means,
  person: Person,
  { home, side, hours }: Digested,
  { news: now, unless, weekly, before, last }: Telling,
): Promise<Told> {
  const to = await whereTo(means, person, { home, side })
  if (!to || (await isOutOfReach(means, to))) return NOTHING
  const actor = await actorOf(means, person, await means.tx.people.accountsOf(person.id))
  if (!actor) return NOTHING
  const ours = actor.kind === 'internal'
  const asking = { ...means, actor, audience: ours ? ('internal' as const) : ('shared' as const) }
  const muted = await mutedLabels(means, person.id)
  const told = await ask(whatNeeds, asking, {
    subject: { who: actor, but: muted, dueBefore: endOfDay(hours.zone, means.now) },
    ...(!ours && { partner: home }),
  })
  if ('refused' in told) return NOTHING
  const { standing, fallsDue, ...found } = told.found
  const { due, total, needs } = found
  const fresh = unless && [...new Set(due)].filter((label) => !unless.includes(label))
  const known = new Set([...muted, ...needs.map(({ label }) => label)])
  const week =
    actor.kind === 'internal' && weekly ? await readWeek(means, { actor, zone: hours.zone, told: known }) : undefined
  if ((total === 0 && !week) || fresh?.length === 0) return { sent: false, due, ...(total === 0 && { isNone: true }) }
  const unheard = before ? await takeBack(means, person.id, before) : NO_NEWS
  const all = both(both(unheard, now), await takeNews(means, person.id))
  const { news, cards, told: toldNews } = await newsFor(means, person.id, all)
  const held = await heldFor(means, person.id)
  await dropHeld(means, held)
  const since = last && !fresh ? sinceLast(last, standing, hours.zone, means.now) : undefined
  // What falls due on that day is told, though it was told before that it would.
  const isWhole = since?.same === true && (fallsDue.length > 0 || week !== undefined)
  const card = digestCard({
    ...{
      ...(week ? shortened(found) : found),
      news,
      zone: person.zone,
      ours,
      ...(fresh && { fresh }),
      ...(week && { week }),
      ...(since && { since: isWhole ? { ...since, whole: [...new Set(fallsDue)] } : since }),
    },
    held: [...held.map((one) => one.card), ...cards],
  })
  await showCard(means, home, digestCardKey(person.id, means.now), () => card, [to], { manner: 'digest' })
  const besides = { ...toldNews, held: held.map(({ id }) => id) }
  const isAlone = Object.values(besides).every(({ length }) => length === 0)
  const listed = listedNow(last, standing, means.now)
  return { sent: true, due, listed, ...(!isAlone && { besides }) }
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

/** What was told with the list of then, where it has surely not arrived: that is not sent any more, and what had been held until then is held again. */
export async function takeBack(means: Means, personId: string, { sent, besides }: Before): Promise<News> {
  if (!besides || (await dropUnseen(means, digestCardKey(personId, sent))).length === 0) return NO_NEWS
  await means.tx.outbox.holdAgain(besides.held)
  const person = await means.tx.people.get(personId)
  if (besides.named.length > 0 && person?.introducedAt === sent) await forgetIntroduced(means, personId)
  return { waiting: besides.waiting, named: besides.named }
}

/** Whether the list of then has left: else they know nothing of it. */
export async function hasLeft({ tx }: Means, personId: string, sent: Instant): Promise<boolean> {
  return (await tx.outbox.unfinished({ cardKey: digestCardKey(personId, sent) })).length === 0
}

function digestCardKey(personId: string, sent: Instant): string {
  return `digest:${personId}:${sent}`
}

/** Nobody else is told daily that somebody cannot be reached. */
async function isOutOfReach({ tx }: Means, to: StandingDestination): Promise<boolean> {
  return (await tx.outbox.unreachable([queueKeyOf(to)])).length > 0
}
