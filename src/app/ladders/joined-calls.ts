import type { Card } from '../../cards/card.ts'
import { joinedCallCard, type JoinedCallView } from '../../cards/joined-call-card.ts'
import { withBesides } from '../../cards/held-back-card.ts'
import { withRecalled } from '../../cards/recall-line.ts'
import { halfDayBegan } from '../../domain/digests/half-day.ts'
import { type Ladder, ladderLabel, urgencyOf } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { HOUR, type Instant } from '../../domain/time/instant.ts'
import type { Call } from '../../ports/store/calls.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import { callCardKey } from './call-key.ts'
import { calledState } from './called-state.ts'
import { halfDayOf } from './half-day-of.ts'
import { callsRinging, ringsAgain } from './ringing.ts'
import { howLadderStands, ladderCardKey, mannerOfCalls } from './show-ladder.ts'
import { standsThere } from './stands-there.ts'
import type { Means } from '../scene.ts'
import { keepRecalled, linesAt, type Placed, recallsOf } from '../show/recall-resolutions.ts'
import { type Hold, holdOn, isInHours, keepHold, type Manner } from '../show/hold-back.ts'
import { dropUnseen } from '../show/show-card.ts'
import { isStanding, type StandingDestination } from '../show/standing-destination.ts'

/**
 * A ladder calls these. Where another that still waits has called within this half working day of theirs, it joins that call. One person is rung by it
 * once in each: the message that called them becomes the list of all, in place, and what joined it in silence rings with the next half day, if it is true
 * still. In a channel, and of pages, there is one more message, which lists all. Returns where it calls alone.
 */
export async function joinCalls(
  means: Means,
  ladder: Ladder,
  at: StandingDestination[],
): Promise<{ to: StandingDestination; call: string }[]> {
  const alone: { to: StandingDestination; call: string }[] = []
  for (const to of at) {
    // What is listed in place rings nobody: a page joins other pages alone, within the hour.
    const isPage = urgencyOf(ladder) === 'page'
    const id = to.kind === 'person' && !isPage ? await ringOnce(means, ladder, to) : await ringTwice(means, ladder, to)
    if (id !== undefined) alone.push({ to, call: id })
  }
  return alone
}

/** Returns the call that begins with it, where it calls alone. It joins what rings with it: what is held rings as it is let go. */
async function ringTwice(means: Means, ladder: Ladder, to: StandingDestination): Promise<string | undefined> {
  const { tx, now } = means
  const isPage = urgencyOf(ladder) === 'page'
  const rings = (await holdOn(means, to, mannerOfCalls([ladder])))?.until ?? now
  const ringing = await callsRinging(means, to, isPage ? rings - HOUR : await halfDayIn(means, to, rings))
  const [standing] = ringing.filter(({ startedAt }) => startedAt <= rings)
  const joined = standing && (await othersWait(means, standing, ladder, isPage)) ? standing : undefined
  // By a message that stands there already it would change in place, and ring nobody.
  const known = ringing.find(({ ladderIds }) => ladderIds.includes(ladder.id))
  const own = known && !(await standsThere(means, callCardKey(known), to)) ? known : undefined
  const call = joined ?? own ?? { id: means.ids.next(), destination: to, startedAt: rings, ladderIds: [] }
  if (call.startedAt > rings) await tx.calls.rings(call.id, rings)
  await list(means, call, ladder)
  if (!joined) return call.id
  means.touched.touch({ kind: 'call', id: call.id }, [to])
  return undefined
}

async function ringOnce(means: Means, ladder: Ladder, to: Person): Promise<string | undefined> {
  const { now, ids } = means
  const { from, next } = await halfDayOf(means, to.personId)
  const waiting: Call[] = []
  for (const call of await callsRinging(means, to, from))
    if (!(await listsPages(means, call)) && (await anyOfItWaits(means, call))) waiting.push(call)
  const coming = waiting.find(({ startedAt }) => startedAt > now)
  const rung = waiting.find(({ startedAt }) => startedAt <= now)
  // What somebody does, such as to reopen it, is said at once where they were called by that alone.
  const isDone = !means.cause.isTime && rung?.ladderIds.every((id) => id === ladder.id) === true
  if ((!rung && !coming) || isDone) {
    const hold = await holdOn(means, to, mannerOfCalls([ladder]))
    const call = { id: ids.next(), destination: to, startedAt: hold?.until ?? now, ladderIds: [] }
    await list(means, call, ladder)
    return call.id
  }
  if (rung && !rung.ladderIds.includes(ladder.id) && !(await listInPlace(means, rung, ladder, to))) return undefined
  const rings = coming ?? { id: ids.next(), destination: to, startedAt: next, ladderIds: [] }
  if (!rings.ladderIds.includes(ladder.id)) await listInPlace(means, rings, ladder, to)
  return undefined
}

type Person = Extract<StandingDestination, { kind: 'person' }>

/** The message that called by itself becomes the one that lists both. Returns whether there is one that has left: else the list calls, for all that it lists. */
async function listInPlace(means: Means, call: Call, ladder: Ladder, to: Person): Promise<boolean> {
  const { tx } = means
  const [first] = call.ladderIds
  await list(means, call, ladder)
  means.touched.touch({ kind: 'call', id: call.id }, [to])
  const called = first === undefined ? undefined : await tx.ladders.get(first)
  if (!called) return false
  const queueKey = queueKeyOf(to)
  if (call.ladderIds.length === 1)
    await tx.outbox.becomes({ cardKey: ladderCardKey(called), queueKey }, callCardKey(call))
  const cardKey = callCardKey(call)
  const [standing] = await tx.outbox.standing([{ cardKey, queueKey }])
  const coming = (await tx.outbox.unfinished({ cardKey })).filter((one) => one.queueKey === queueKey)
  return (
    standing?.shown !== undefined || standing?.mayStand === true || coming.some(({ status }) => status !== 'queued')
  )
}

async function list({ tx }: Means, call: Call, { id }: Ladder): Promise<void> {
  if (!call.ladderIds.includes(id)) await tx.calls.add(call, id)
}

async function listsPages({ tx }: Means, { ladderIds }: Call): Promise<boolean> {
  const listed = await Promise.all(ladderIds.map((id) => tx.ladders.get(id)))
  return listed.some((one) => one !== undefined && urgencyOf(one) === 'page')
}

async function anyOfItWaits(means: Means, call: Call): Promise<boolean> {
  return anyWaits(await listedIn(means, call))
}

/** A breath before the half working day that goes on then begins, of a channel: that of the partners it serves. */
async function halfDayIn({ tx }: Means, to: StandingDestination, at: Instant): Promise<Instant> {
  const bound = to.kind === 'person' ? [] : await tx.bindings.at(to.conversationRowId)
  const partners = await Promise.all(bound.map(({ partnerId }) => tx.partners.get(partnerId)))
  const calendars = partners.flatMap((partner) => (partner ? [usualHours(partner.terms)] : []))
  const [first] = calendars
  return first ? halfDayBegan({ calendars, zone: first.zone }, at) - 1 : at - HOUR
}

async function othersWait({ tx }: Means, call: Call, { id }: Ladder, pagesAlone: boolean): Promise<boolean> {
  const side = await sideOf(tx, call)
  const reader = readerOf(call)
  const of = reader === undefined ? {} : { reader }
  const others = await Promise.all(call.ladderIds.filter((one) => one !== id).map((one) => tx.ladders.get(one)))
  return others.some(
    (one) =>
      one !== undefined &&
      calledState({ ladder: one, side, ...of }).status === 'waits' &&
      (!pagesAlone || urgencyOf(one) === 'page'),
  )
}

/** Whose people read it: the other company is called alone, or where both companies talk. */
async function sideOf(tx: Means['tx'], { destination }: Pick<Call, 'destination'>): Promise<Side> {
  if (destination.kind === 'person')
    return (await tx.people.get(destination.personId))?.ours === false ? 'partner' : 'internal'
  const bound = await tx.bindings.at(destination.conversationRowId)
  return bound.some(({ purpose }) => purpose === 'shared') ? 'partner' : 'internal'
}

function readerOf({ destination }: Pick<Call, 'destination'>): string | undefined {
  return destination.kind === 'person' ? destination.personId : undefined
}

/** The calls that list this ladder with others, or are to ring it once more. */
export async function listedCalls({ tx, now }: Means, ladder: Ladder): Promise<Call[]> {
  const calls = await tx.calls.ofLadder(ladder.id)
  return calls.filter((call) => call.ladderIds.length > 1 || ringsAgain(call, calls, now))
}

/** Unfinished messages that list this ladder, by which it is heard there first. */
export async function comingFirst({ tx, now }: Means, ladder: Ladder): Promise<Delivery[]> {
  const calls = await tx.calls.ofLadder(ladder.id)
  return unfinishedOf(
    tx,
    calls.filter((call) => !ringsAgain(call, calls, now)),
  )
}

async function unfinishedOf({ outbox }: Means['tx'], calls: Call[]): Promise<Delivery[]> {
  return (await Promise.all(calls.map((call) => outbox.unfinished({ cardKey: callCardKey(call) })))).flat()
}

/** The message that lists several, as they are now. `besides`: what it told of other things, as far as that is still so. */
export async function drawCall(
  means: Means,
  id: string,
  at: StandingDestination[],
  besides: (personId: string, call: Call) => Promise<Card[]>,
): Promise<void> {
  const { tx, ids, now } = means
  const call = await tx.calls.get(id)
  if (!call) return
  const cardKey = callCardKey(call)
  const listed = await listedIn(means, call)
  // Whoever has not been told yet need not hear of what is over.
  const others = call.destination.kind === 'person' ? await besides(call.destination.personId, call) : []
  if (!anyWaits(listed) && others.length === 0) await dropUnseen(means, cardKey)
  const card = withBesides(joinedCallCard(viewOf(call, listed)), others)
  // It lists several cases, and stands where the first of them called.
  const threadOf = listed[0] && howLadderStands(listed[0].partner, listed[0].ladder).threadOf
  const standing = (await tx.outbox.destinationsOf(cardKey)).filter(isStanding)
  const known = new Set(standing.map(queueKeyOf))
  const to: Placed[] = []
  for (const [queueKey, destination] of new Map([...standing, ...at].map((one) => [queueKeyOf(one), one])))
    if (await mayStillRead(means, destination, listed)) to.push({ destination, isNew: !known.has(queueKey) })
  const partners = new Map(listed.map(({ partner }) => [partner.id, partner]))
  const recalls = await recallsOf(
    means,
    { key: cardKey, to },
    [...partners.values()].map((partner) => ({ partner, side: 'partner' })),
  )
  // The others in it have called already: at night one that can wait does not call because it is listed with one that cannot.
  const newest = listed.findLast((one) => calledState(one).status === 'waits')
  const manner = mannerOfCalls(newest ? [newest.ladder] : [])
  for (const { destination, isNew } of to) {
    const hold = isNew ? await holdOf(means, call, destination, manner) : undefined
    await tx.outbox.enqueue({
      ...{ id: ids.next(), destination, cardKey, now },
      ...(hold?.until !== undefined && { held: true }),
      ...(isNew && (await isInHours(means, destination, manner)) && { inHours: true }),
      card: withRecalled(card, linesAt(recalls, destination)),
      ...(destination.kind === 'conversation' && threadOf !== undefined && { threadOf }),
    })
    if (hold) await keepHold(means, destination, hold)
  }
  const begun = to.filter(({ isNew }) => isNew).map(({ destination }) => destination)
  await keepRecalled(means, recalls, begun, cardKey)
}

async function holdOf(
  means: Means,
  { startedAt }: Call,
  to: StandingDestination,
  manner: Manner,
): Promise<Hold | undefined> {
  return startedAt > means.now ? { until: startedAt } : holdOn(means, to, manner)
}

/** How a message that lists several is now, and whether any of them still waits. */
export async function callNow(means: Means, id: string): Promise<{ card: Card; waits: boolean } | undefined> {
  const call = await means.tx.calls.get(id)
  if (!call) return undefined
  const listed = await listedIn(means, call)
  return { card: joinedCallCard(viewOf(call, listed)), waits: anyWaits(listed) }
}

/** The escalations that a message lists and that wait still. */
export async function waitingIn(means: Means, id: string): Promise<Ladder[]> {
  const call = await means.tx.calls.get(id)
  const listed = call ? await listedIn(means, call) : []
  return listed.filter((one) => calledState(one).status === 'waits').map(({ ladder }) => ladder)
}

/** `reader`: who reads it alone. */
type Listed = { ladder: Ladder; partner: Partner; side: Side; reader?: string }

async function listedIn({ tx }: Means, call: Call): Promise<Listed[]> {
  const listed: Listed[] = []
  const side = await sideOf(tx, call)
  const reader = readerOf(call)
  for (const id of call.ladderIds) {
    const ladder = await tx.ladders.get(id)
    const partner = ladder && (await tx.partners.get(ladder.partnerId))
    if (ladder && partner) listed.push({ ladder, partner, side, ...(reader !== undefined && { reader }) })
  }
  return listed
}

function anyWaits(listed: Listed[]): boolean {
  return listed.some((one) => calledState(one).status === 'waits')
}

function viewOf({ id }: Call, listed: Listed[]): JoinedCallView {
  return {
    call: id,
    zone: (listed[0] && usualHours(listed[0].partner.terms).zone) ?? 'UTC',
    escalations: listed.map(({ ladder, partner, ...of }) => ({
      label: ladderLabel(ladder.number),
      version: ladder.version,
      about: ladder.subject.label,
      title: ladder.subject.title,
      partnerName: partner.name,
      state: calledState({ ladder, ...of }),
    })),
  }
}

/** A partner's person who is named no longer, and a channel that serves one of the partners no longer, keep what they read last. */
async function mayStillRead({ tx }: Means, to: StandingDestination, listed: Listed[]): Promise<boolean> {
  const partners = new Set(listed.map(({ partner }) => partner.id))
  if (to.kind === 'conversation') {
    const bound = new Set((await tx.bindings.at(to.conversationRowId)).map(({ partnerId }) => partnerId))
    return [...partners].every((id) => bound.has(id))
  }
  if ((await tx.people.get(to.personId))?.ours !== false) return true
  const named = new Set((await tx.memberships.ofPerson(to.personId)).map(({ partnerId }) => partnerId))
  return [...partners].every((id) => named.has(id))
}
