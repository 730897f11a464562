import { DAY, type Instant, type Ms } from '../../domain/time/instant.ts'
import type { Call } from '../../ports/store/calls.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import { partsOf, tellsSeveral } from '../notices/parts-told.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { callCardKey, callIdOf } from './call-key.ts'
import { isCall, ladderCardKey, ladderOf } from './show-ladder.ts'
import { standsThere } from './stands-there.ts'

type Given = Pick<Means, 'tx' | 'now'>

/** What was to ring so long ago and has not is given up by then, but for what a process was down for. */
const STILL_ON_ITS_WAY: Ms = 3 * DAY

/**
 * The calls at this destination that rang after this moment, or are to ring, newest first. A call rings when its message does, whenever that was decided: as it is sent, or as the hours
 * open until which it is held. So what is on its way still rings now.
 */
export async function callsRinging(means: Given, to: StandingDestination, after: Instant): Promise<Call[]> {
  const { tx, now } = means
  const known = await tx.calls.since(queueKeyOf(to), after - STILL_ON_ITS_WAY)
  const ringing = known.filter(({ startedAt }) => startedAt > after)
  if (ringing.length === known.length || !(await tx.outbox.bringsCard(queueKeyOf(to)))) return ringing
  const late: Call[] = []
  for (const call of known) {
    if (call.startedAt > after || !(await isOnItsWay(means, call))) continue
    await tx.calls.rings(call.id, now)
    late.push({ ...call, startedAt: now })
  }
  return [...ringing, ...late].toSorted((one, other) => other.startedAt - one.startedAt)
}

/** What tells of these calls is sent, or held until then: they ring at that moment, and not when they were to. */
export async function ringAt(means: Pick<Means, 'tx'>, told: Delivery[], at: Instant): Promise<void> {
  for (const delivery of told) {
    const call = await callOf(means, delivery)
    if (call && call.startedAt !== at) await means.tx.calls.rings(call.id, at)
    const parts = tellsSeveral(delivery.about) ? await partsOf(means, delivery.about) : undefined
    if (parts) await ringAt(means, await means.tx.outbox.byIds(parts.held), at)
  }
}

/** It is to come, and tells of an escalation, among whose calls it is, what was listed there before. */
export function ringsAgain(call: Call, calls: Call[], now: Instant): boolean {
  const queueKey = queueKeyOf(call.destination)
  const before = calls.some((one) => one.startedAt <= now && queueKeyOf(one.destination) === queueKey)
  return call.startedAt > now && before
}

/** When the call rings of which a delivery tells, where all that it lists has been said there and it only rings again later: until then it waits, whatever else is told. */
export async function ringsLaterAt({ tx, now }: Given, delivery: Delivery): Promise<Instant | undefined> {
  const id = callIdOf(delivery)
  const call = id === undefined ? undefined : await tx.calls.get(id)
  if (!call || call.startedAt <= now) return undefined
  for (const ladderId of call.ladderIds) if (!ringsAgain(call, await tx.calls.ofLadder(ladderId), now)) return undefined
  return call.startedAt
}

/** The call by which a delivery calls; undefined where it is none. */
async function callOf(means: Pick<Means, 'tx'>, delivery: Delivery): Promise<Call | undefined> {
  const { tx } = means
  const listed = callIdOf(delivery)
  if (listed !== undefined) return tx.calls.get(listed)
  const ladderId = ladderOf(delivery)
  if (ladderId === undefined || !isCall(delivery)) return undefined
  const there = (await tx.calls.ofLadder(ladderId)).filter((one) => queueKeyOf(one.destination) === delivery.queueKey)
  // It called alone so far: what lists several there, or calls again, has a message of its own.
  for (const call of there.toReversed())
    if (!(await standsThere(means, callCardKey(call), call.destination))) return call
  return undefined
}

/** Its message has been written, is held for no hours, and does not stand there. */
async function isOnItsWay({ tx }: Given, call: Call): Promise<boolean> {
  const queueKey = queueKeyOf(call.destination)
  const [first] = call.ladderIds
  const keys = [callCardKey(call), ...(first === undefined ? [] : [ladderCardKey({ id: first })])]
  for (const cardKey of keys) {
    const coming = (await tx.outbox.unfinished({ cardKey })).filter((one) => one.queueKey === queueKey)
    if (!coming.some(({ status }) => status !== 'held')) continue
    const [standing] = await tx.outbox.standing([{ cardKey, queueKey }])
    if (!standing?.shown) return true
  }
  return false
}
