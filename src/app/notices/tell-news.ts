import type { Card } from '../../cards/card.ts'
import { heldBackCard, withBesides } from '../../cards/held-back-card.ts'
import { type Noticed, personalNoticeCard } from '../../cards/personal-notice-card.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Call } from '../../ports/store/calls.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import type { CaseNotice, News, TermsNotice, WaitingNotice } from '../../ports/store/timers.ts'
import { callCardKey } from '../ladders/call-key.ts'
import { callNow } from '../ladders/joined-calls.ts'
import { ringAt } from '../ladders/ringing.ts'
import type { Means } from '../scene.ts'
import { holdOn, keepHold } from '../show/hold-back.ts'
import { type Named, sendNotice } from '../show/show-card.ts'
import { isStanding, type StandingDestination } from '../show/standing-destination.ts'
import { markIntroduced } from './collect-naming.ts'
import { callBy, dropHeld, waitsForNoCount, worthStill } from './held-messages.ts'
import { keepParts, keyBeside, type Parts, partsOf } from './parts-told.ts'
import type { Told } from './told.ts'
import { toldOfCase } from './told-of-case.ts'
import { toldOfProposal } from './told-of-proposal.ts'
import { toldOfNaming, type ToldOfNaming } from './told-of-naming.ts'
import { toldOfTerms } from './told-of-terms.ts'
import { toldOfWatched } from './told-of-watched.ts'
import { keepNews } from './waiting-news.ts'

/** One thing, and all that waits to be told of it. */
type Matter = { waiting: WaitingNotice[]; told: Told[] }

/** A message to one person alone. `news`: what it tells of. `held`: the messages that it takes in, or lets go as they are. */
type Message = { to: StandingDestination; card: Card; news: News; held: Delivery[]; named: Named }

/**
 * Somebody is told what they have to do now, or have no longer, and what they are named for, as far as that is still so: alone in one message, with
 * what was held for them, or, where the bot may not write to them, by name in the thread of each case. What cannot be told now goes on waiting as it
 * is, so that it is asked anew then whether it is still so.
 */
export async function tellNews(means: Means, personId: string, news: News, held: Delivery[] = []): Promise<void> {
  const matters = await sayInThreads(means, personId, await mattersOf(means, personId, news.waiting))
  const naming = await toldOfNaming(means, personId, news.named)
  for (const message of messagesOf(matters, { naming, news, held })) {
    const hold = await holdOn(means, message.to, message.held.some(waitsForNoCount) ? 'call' : 'usual')
    if (hold?.until !== undefined) {
      await keepNews(means, personId, hold.until, message.news)
      for (const { destination } of message.held) if (isStanding(destination)) await keepHold(means, destination, hold)
      await ringAt(means, message.held, hold.until)
      continue
    }
    await ringAt(means, message.held, means.now)
    await send(means, personId, message)
    if (hold) await keepHold(means, message.to, hold)
  }
}

/** What of the news another message to them tells, at any hour; what is said by name in threads is said as ever. `told`: what that message tells of. */
export async function newsFor(
  means: Means,
  personId: string,
  news: News,
): Promise<{ news: Noticed[]; cards: Card[]; told: News }> {
  const alone = await sayInThreads(means, personId, await mattersOf(means, personId, news.waiting))
  const naming = await toldOfNaming(means, personId, news.named)
  if (naming) await markIntroduced(means, personId)
  return {
    news: alone.flatMap(({ told }) => told.map(({ noticed }) => noticed)),
    cards: naming?.each ?? [],
    told: { waiting: alone.flatMap(({ waiting }) => waiting), named: naming ? news.named : [] },
  }
}

/** What is still so of what one message told somebody, as far as it is told alone. */
export async function toldStill(
  means: Means,
  personId: string,
  { waiting, named, held, at }: Parts,
): Promise<{ news: Noticed[]; cards: Card[]; held: Delivery[]; drawn?: Card }> {
  const all = await mattersOf(means, personId, waiting)
  const alone = all.filter(({ told }) => told.every(({ to }) => to.kind === 'person'))
  const naming = await toldOfNaming(means, personId, named, at)
  const worth = await worthStill(means, held, personId)
  const [message] = messagesOf(alone, { naming, news: { waiting, named }, held: worth })
  // Written to be changed in place, which a message that told several things is not.
  const isHeld = worth.some(({ card }) => card === message?.card)
  return {
    news: alone.flatMap(({ told }) => told.map(({ noticed }) => noticed)),
    cards: naming?.each ?? [],
    held: worth,
    ...(message && { drawn: isHeld ? heldBackCard([message.card]) : message.card }),
  }
}

/** What is still so of what a message told somebody beside this call of theirs. */
export async function toldBesideCall(means: Means, personId: string, call: Call): Promise<Card[]> {
  const parts = await partsOf(means, keyBeside(call.id))
  if (!parts) return []
  const matters = await mattersOf(means, personId, parts.waiting)
  const alone = matters.flatMap(({ told }) => told).filter(({ to }) => to.kind === 'person')
  const naming = await toldOfNaming(means, personId, parts.named, call.startedAt)
  const held: Delivery[] = []
  for (const one of await worthStill(means, parts.held, personId))
    if ((await callBy(means, one)) !== call.id) held.push(one)
  const notices = alone.map(({ noticed, zone }) => personalNoticeCard({ news: [noticed], zone }))
  return [...held.map(({ card }) => card), ...(naming?.each ?? []), ...notices]
}

async function mattersOf(means: Means, personId: string, waiting: WaitingNotice[]): Promise<Matter[]> {
  const groups = [...Map.groupBy(waiting, matterKey).values()]
  const told = groups.map(async (all): Promise<Matter> => ({ waiting: all, told: await toldOf(means, personId, all) }))
  return (await Promise.all(told)).filter((matter) => matter.told.length > 0)
}

function matterKey(one: WaitingNotice): string {
  if ('caseId' in one) return `case:${one.caseId}`
  if (one.notice === 'escalation-watched') return `escalation:${one.ladderId}`
  return one.notice === 'terms-proposed' ? `proposal:${one.proposalId}` : `partner:${one.partnerId}`
}

async function toldOf(means: Means, personId: string, waiting: WaitingNotice[]): Promise<Told[]> {
  const ofTerms = waiting.filter((one): one is TermsNotice => one.notice === 'terms-changed')
  const [terms] = ofTerms
  if (terms) return toldOfTerms(means, personId, { ...terms, versions: ofTerms.flatMap(({ versions }) => versions) })
  const proposed = waiting.find((one) => one.notice === 'terms-proposed')
  if (proposed) return toldOfProposal(means, personId, proposed)
  const watched = waiting.findLast((one) => one.notice === 'escalation-watched')
  if (watched) return toldOfWatched(means, personId, watched)
  const ofCase = waiting.filter((one): one is CaseNotice => 'caseId' in one)
  return toldOfCase(
    means,
    personId,
    ofCase.toSorted((one, other) => one.at - other.at),
  )
}

/** What is said by name where both companies read, as far as it is the time for it; the rest of that waits. Returns what is told alone. */
async function sayInThreads(means: Means, personId: string, matters: Matter[]): Promise<Matter[]> {
  const alone: Matter[] = []
  const called = new Set<string>()
  for (const matter of matters) {
    if (matter.told.every(({ to }) => to.kind === 'person')) {
      alone.push(matter)
      continue
    }
    const opening = await openingOf(means, matter.told)
    if (opening === undefined) for (const one of matter.told) await sayInThread(means, callingOnce(one, called))
    else await keepNews(means, personId, opening, { waiting: matter.waiting, named: [] })
  }
  return alone
}

async function openingOf(means: Means, told: Told[]): Promise<Instant | undefined> {
  const holds = await Promise.all(told.map(({ to }) => holdOn(means, to)))
  const openings = holds.flatMap((hold) => hold?.until ?? [])
  return openings.length === 0 ? undefined : Math.max(...openings)
}

/** Whom one message in a thread has called, the next in the same breath names in plain words. */
function callingOnce(told: Told, called: Set<string>): Told {
  const calls = told.calls.map((one) => {
    const key = JSON.stringify([told.to, told.threadOf, one])
    if (called.has(key)) return { ...one, accounts: [] }
    called.add(key)
    return one
  })
  return { ...told, calls }
}

async function sayInThread(
  means: Means,
  { noticed, to, zone, about, calls, threadOf, recalling }: Told,
): Promise<void> {
  const card = personalNoticeCard({ news: [noticed], zone, to: calls })
  await sendNotice(means, [to], () => card, undefined, {
    ...(about !== undefined && { about }),
    ...(threadOf !== undefined && { threadOf }),
    ...(recalling && { recalling }),
  })
}

/** All in one where there is more than news; else one for each platform on which their partners live. */
function messagesOf(
  matters: Matter[],
  { naming, news, held }: { naming: ToldOfNaming | undefined; news: News; held: Delivery[] },
): Message[] {
  if (!naming && held.length === 0)
    return [...Map.groupBy(matters, ({ told }) => keyOf(told)).values()].flatMap((all) => ofNotices(all) ?? [])
  const named = naming ? news.named : []
  const waiting = matters.flatMap((matter) => matter.waiting)
  const of = { news: { waiting, named }, held }
  const [only] = held
  if (naming && matters.length + held.length === 0)
    return [{ ...of, to: naming.to, card: naming.card, named: aboutOf(naming) }]
  const to = held.at(-1)?.destination ?? naming?.to
  if (!to || !isStanding(to)) return []
  if (only && held.length === 1 && matters.length === 0 && !naming) return [{ ...of, to, card: only.card, named: {} }]
  const told = matters.flatMap((matter) => matter.told)
  const cards = told.map(({ noticed, zone }) => personalNoticeCard({ news: [noticed], zone }))
  const card = heldBackCard([...held.map((one) => one.card), ...(naming?.each ?? []), ...cards])
  return [{ ...of, to, card, named: {} }]
}

function keyOf([first]: Told[]): string {
  return first ? queueKeyOf(first.to) : ''
}

function ofNotices(matters: Matter[]): Message | undefined {
  const told = matters.flatMap((matter) => matter.told)
  const [first] = told
  if (!first) return undefined
  const waiting = matters.flatMap((matter) => matter.waiting)
  return {
    ...{ to: first.to, news: { waiting, named: [] }, held: [] },
    card: personalNoticeCard({ news: told.map(({ noticed }) => noticed), zone: first.zone }),
    named: { ...(told.length === 1 && aboutOf(first)), ...(first.recalling && { recalling: first.recalling }) },
  }
}

function aboutOf({ about }: { about?: string }): Named {
  return about === undefined ? {} : { about }
}

async function send(means: Means, personId: string, { to, card, news, held, named }: Message): Promise<void> {
  const [only] = held
  if (only && held.length === 1 && only.card === card) return means.tx.outbox.release(held, means.now)
  await dropHeld(means, held)
  // What is about one thing is dropped or drawn anew with that.
  const call = await callAmong(means, to, held)
  const about = named.about ?? (await keepParts(means, personId, { ...news, held: held.map(({ id }) => id) }, call))
  // What joins the call changes this message in place.
  const place = call === undefined ? {} : { cardKey: callCardKey({ id: call }) }
  const face = (call === undefined ? undefined : await listAmong(means, personId, call)) ?? card
  // It was asked already whether it may come.
  await sendNotice(means, [to], () => face, undefined, { ...named, ...place, about, manner: 'asked in hours' })
  if (news.named.length > 0) await markIntroduced(means, personId)
}

/** A message that tells a call of several escalations besides other things, as it is written anew with every change of the call: the list, with its one press for all. Undefined where the call is of one, or waits no longer. */
export async function listAmong(means: Means, personId: string, callId: string): Promise<Card | undefined> {
  const call = await means.tx.calls.get(callId)
  if (!call || call.ladderIds.length < 2) return undefined
  const now = await callNow(means, callId)
  // Whoever was not told yet need not hear of what is over.
  return now?.waits === true ? withBesides(now.card, await toldBesideCall(means, personId, call)) : undefined
}

/** The last of the calls that are told there with other things. */
async function callAmong(means: Means, to: StandingDestination, held: Delivery[]): Promise<string | undefined> {
  const there = held.filter(({ queueKey }) => queueKey === queueKeyOf(to))
  const calls = await Promise.all(there.map((one) => callBy(means, one)))
  return calls.findLast((call) => call !== undefined)
}
