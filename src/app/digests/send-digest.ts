import { buttonless } from '../../cards/buttonless.ts'
import type { Listed } from '../../domain/digests/since-last.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { DrawnOf, News, ToldBesides } from '../../ports/store/timers.ts'
import { ringAt } from '../ladders/ringing.ts'
import { forgetIntroduced } from '../notices/collect-naming.ts'
import { dropHeld, heldFor } from '../notices/held-messages.ts'
import { newsFor } from '../notices/tell-news.ts'
import { both, NO_NEWS, takeNews } from '../notices/waiting-news.ts'
import type { Means } from '../scene.ts'
import { directTo } from '../show/destinations.ts'
import { dropUnseen, showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { digestCardKey } from './digest-card-key.ts'
import type { Digested } from './digest-hours-of.ts'
import { drawList, readList } from './digest-list.ts'

/**
 * Whether somebody was told, with what besides, and the labels of what falls due on that day of theirs, whether they were or not. `listed`: what they were told
 * needs them; `drawn`: what the list is made of besides; `isNone`: nothing needs them.
 */
export type Told = {
  sent: boolean
  due: string[]
  besides?: ToldBesides
  listed?: Listed
  drawn?: DrawnOf
  isNone?: true
}

/** The list before, if it still has its buttons, and what was told with it. */
export type Before = { sent: Instant; besides?: ToldBesides }

/** `news`: what was to be told now. `drawn`: what the list is made of. `before`: what gives way to this, and is told with it where it has not arrived. */
type Telling = { news: News; before?: Before; drawn: DrawnOf }

/** Somebody is told what needs them, and of the last week, alone, with whatever else waits to be told to them; not where there is nothing, or nowhere to tell it. */
export async function sendDigest(
  means: Means,
  person: Person,
  { home, side, hours }: Digested,
  { news: now, before, drawn }: Telling,
): Promise<Told> {
  const to = await whereTo(means, person, { home, side })
  if (!to || (await isOutOfReach(means, to))) return NOTHING
  const list = await readList(means, person, { home, hours }, drawn)
  if (!list) return NOTHING
  const { due, isNone, listed } = list
  if (!list.isWorthTelling) return { sent: false, due, ...(isNone && { isNone }) }
  const unheard = before ? await takeBack(means, person.id, before) : NO_NEWS
  const all = both(both(unheard, now), await takeNews(means, person.id))
  const { news, cards, told: toldNews } = await newsFor(means, person.id, all)
  const held = await heldFor(means, person.id)
  await ringAt(means, held, means.now)
  await dropHeld(means, held)
  const card = drawList(list, { news, held: [...held.map((one) => one.card), ...cards] })
  await showCard(means, home, digestCardKey(person.id, means.now), () => card, [to], { manner: 'digest' })
  const besides = { ...toldNews, held: held.map(({ id }) => id) }
  const isAlone = Object.values(besides).every(({ length }) => length === 0)
  return { sent: true, due, listed, drawn, ...(!isAlone && { besides }) }
}

const NOTHING: Told = { sent: false, due: [] }

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

/** Nobody else is told daily that somebody cannot be reached. */
async function isOutOfReach({ tx }: Means, to: StandingDestination): Promise<boolean> {
  return (await tx.outbox.unreachable([queueKeyOf(to)])).length > 0
}
