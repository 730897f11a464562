import type { Card } from '../../cards/card.ts'
import { type CalledState, joinedCallCard, type JoinedCallView } from '../../cards/joined-call-card.ts'
import { withRecalled } from '../../cards/recall-line.ts'
import { halfDayBegan } from '../../domain/digests/half-day.ts'
import { type Ladder, ladderLabel, urgencyOf } from '../../domain/escalations/ladder.ts'
import { holderOn, nextOf, waitsForSomebody } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { HOUR, type Instant } from '../../domain/time/instant.ts'
import type { Call } from '../../ports/store/calls.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import { digestedOf } from '../digests/digest-hours-of.ts'
import { howLadderStands, mannerOfCalls } from './show-ladder.ts'
import type { Means } from '../scene.ts'
import { keepRecalled, linesAt, type Placed, recallsOf } from '../show/recall-resolutions.ts'
import { holdOn, keepHold } from '../show/hold-back.ts'
import { dropUnseen } from '../show/show-card.ts'
import { isStanding, type StandingDestination } from '../show/standing-destination.ts'

const CARD_KEY = /^call:(.+)$/u

function callCardKey({ id }: Pick<Call, 'id'>): string {
  return `call:${id}`
}

/** The call that a delivery shows. */
export function callIdOf({ cardKey }: Delivery): string | undefined {
  return CARD_KEY.exec(cardKey ?? '')?.[1]
}

/**
 * A ladder calls these. Where another that still waits has called within this half working day of theirs, it joins that call: one message
 * lists them all, and is changed in place for each further one. Returns where it calls alone.
 */
export async function joinCalls(
  means: Means,
  ladder: Ladder,
  at: StandingDestination[],
): Promise<StandingDestination[]> {
  const { calls } = means.tx
  const alone: StandingDestination[] = []
  for (const destination of at) {
    // What is listed in place rings nobody: a page joins other pages alone, within the hour.
    const isPage = urgencyOf(ladder) === 'page'
    const from = isPage ? means.now - HOUR : (await halfDayAt(means, destination)) - 1
    const standing = await calls.since(queueKeyOf(destination), from)
    const joined = standing && (await othersWait(means, standing, ladder, isPage)) ? standing : undefined
    const listed = joined ?? (standing?.ladderIds.includes(ladder.id) === true ? standing : undefined)
    const call = listed ?? { id: means.ids.next(), destination, startedAt: means.now }
    if (standing?.id !== call.id || !standing.ladderIds.includes(ladder.id)) await calls.add(call, ladder.id)
    if (!joined) alone.push(destination)
    else means.touched.touch({ kind: 'call', id: call.id }, [destination])
  }
  return alone
}

/** Since when the half working day goes on of whoever is called there: of a person, on their own clock; of a channel, that of the partners it serves. */
async function halfDayAt(means: Means, to: StandingDestination): Promise<Instant> {
  const { tx, now } = means
  if (to.kind === 'person') {
    const person = await tx.people.get(to.personId)
    const digested = person && (await digestedOf(means, person))
    return digested ? halfDayBegan(digested.hours, now) : now - HOUR
  }
  const partners = await Promise.all(
    (await tx.bindings.at(to.conversationRowId)).map(({ partnerId }) => tx.partners.get(partnerId)),
  )
  const calendars = partners.flatMap((partner) => (partner ? [usualHours(partner.terms)] : []))
  const [first] = calendars
  return first ? halfDayBegan({ calendars, zone: first.zone }, now) : now - HOUR
}

async function othersWait({ tx }: Means, call: Call, { id }: Ladder, pagesAlone: boolean): Promise<boolean> {
  const side = await sideOf(tx, call)
  const others = await Promise.all(call.ladderIds.filter((one) => one !== id).map((one) => tx.ladders.get(one)))
  return others.some(
    (one) => one !== undefined && stateOf(one, side).status === 'waits' && (!pagesAlone || urgencyOf(one) === 'page'),
  )
}

/** Whose people read it: the other company is called alone, or where both companies talk. */
async function sideOf(tx: Means['tx'], { destination }: Pick<Call, 'destination'>): Promise<Side> {
  if (destination.kind === 'person')
    return (await tx.people.get(destination.personId))?.ours === false ? 'partner' : 'internal'
  const bound = await tx.bindings.at(destination.conversationRowId)
  return bound.some(({ purpose }) => purpose === 'shared') ? 'partner' : 'internal'
}

/** The calls that list this ladder with others. */
export async function listedCalls({ tx }: Means, ladder: Ladder): Promise<Call[]> {
  return (await tx.calls.ofLadder(ladder.id)).filter(({ ladderIds }) => ladderIds.length > 1)
}

/** Unfinished messages that list this ladder. */
export async function comingCalls({ tx }: Means, ladder: Ladder): Promise<Delivery[]> {
  const calls = await tx.calls.ofLadder(ladder.id)
  return (await Promise.all(calls.map((call) => tx.outbox.unfinished({ cardKey: callCardKey(call) })))).flat()
}

/** The message that lists several, as they are now. */
export async function drawCall(means: Means, id: string, at: StandingDestination[]): Promise<void> {
  const { tx, ids, now } = means
  const call = await tx.calls.get(id)
  if (!call) return
  const cardKey = callCardKey(call)
  const listed = await listedIn(means, call)
  // Whoever has not been told yet need not hear of what is over.
  if (!anyWaits(listed)) await dropUnseen(means, cardKey)
  const card = joinedCallCard(viewOf(call, listed))
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
  const newest = listed.findLast(({ ladder, side }) => stateOf(ladder, side).status === 'waits')
  const manner = mannerOfCalls(newest ? [newest.ladder] : [])
  for (const { destination, isNew } of to) {
    const hold = isNew ? await holdOn(means, destination, manner) : undefined
    await tx.outbox.enqueue({
      ...{ id: ids.next(), destination, cardKey, now },
      ...(hold?.until !== undefined && { held: true }),
      card: withRecalled(card, linesAt(recalls, destination)),
      ...(destination.kind === 'conversation' && threadOf !== undefined && { threadOf }),
    })
    if (hold) await keepHold(means, destination, hold)
  }
  const begun = to.filter(({ isNew }) => isNew).map(({ destination }) => destination)
  await keepRecalled(means, recalls, begun, cardKey)
}

/** How a message that lists several is now, and whether any of them still waits. */
export async function callNow(means: Means, id: string): Promise<{ card: Card; waits: boolean } | undefined> {
  const call = await means.tx.calls.get(id)
  if (!call) return undefined
  const listed = await listedIn(means, call)
  return { card: joinedCallCard(viewOf(call, listed)), waits: anyWaits(listed) }
}

type Listed = { ladder: Ladder; partner: Partner; side: Side }

async function listedIn({ tx }: Means, call: Call): Promise<Listed[]> {
  const listed: Listed[] = []
  const side = await sideOf(tx, call)
  for (const id of call.ladderIds) {
    const ladder = await tx.ladders.get(id)
    const partner = ladder && (await tx.partners.get(ladder.partnerId))
    if (ladder && partner) listed.push({ ladder, partner, side })
  }
  return listed
}

function anyWaits(listed: Listed[]): boolean {
  return listed.some(({ ladder, side }) => stateOf(ladder, side).status === 'waits')
}

function viewOf({ id }: Call, listed: Listed[]): JoinedCallView {
  return {
    call: id,
    zone: (listed[0] && usualHours(listed[0].partner.terms).zone) ?? 'UTC',
    escalations: listed.map(({ ladder, partner, side }) => ({
      label: ladderLabel(ladder.number),
      version: ladder.version,
      about: ladder.subject.label,
      title: ladder.subject.title,
      partnerName: partner.name,
      state: stateOf(ladder, side),
    })),
  }
}

/** As it stands on the side that the call is for. */
function stateOf(ladder: Ladder, side: Side): CalledState {
  if (ladder.status === 'resolved') return { status: 'over' }
  const stands = ladder.sides[side]
  if (!waitsForSomebody(stands)) {
    const holder = holderOn(stands)
    return holder ? { status: 'owned', byName: holder.name } : { status: 'over' }
  }
  const nextAt = nextOf(stands)
  return { status: 'waits', ...(nextAt !== undefined && { nextAt }) }
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
