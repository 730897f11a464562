import type { Instant } from '../../domain/time/instant.ts'
import type { Delivery, OutboxTable, Retry, SentTo, Why } from '../../ports/store/outbox.ts'
import { destinationShape } from '../shapes/destination.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'
import { faceColumns, readDelivery } from './delivery-row.ts'
import { dropUnsent } from './drop-unsent.ts'
import { moveUp, moveUpAfterSent, OVER } from './queue-head.ts'

/** It arrived, whoever holds the lease by now. Where its card stands is remembered, and that the destination is within reach: whether it was not. */
export async function markSent(
  unit: Unit,
  delivery: Delivery,
  { messageId, conversationId, threadId }: SentTo,
  now: Instant,
): Promise<boolean> {
  const { db, touched } = unit
  const { gone, last, outOfReach } = await moveUpAfterSent(unit, delivery, now)
  // The engine need look again only for what is behind it.
  touched.outbox ||= !last
  if (gone) return false
  const { cardKey, queueKey, destination } = delivery
  if (outOfReach) await db.unreachable.deleteMany({ where: { queueKey } })
  if (cardKey === undefined) return outOfReach
  touched.shown = true
  const where = {
    ...{ messageId, conversationId, threadId: threadId ?? null },
    platform: destination.platform,
    destination: destinationShape.write(destination),
    arrivedAt: new Date(now),
  }
  await db.shown.upsert({
    where: { cardKey_queueKey: { cardKey, queueKey } },
    create: { cardKey, queueKey, ...where },
    update: where,
  })
  return outOfReach
}

/** A turn that was not used is none: neither an attempt, nor a reason to doubt. */
export async function postpone(
  unit: Unit,
  delivery: Delivery,
  { at, now }: { at: Instant; now: Instant },
): Promise<void> {
  await release(unit, delivery, {
    status: delivery.uncertain ? 'unknown' : 'queued',
    attempts: delivery.attempts - 1,
    ...waiting(at, now),
    ...firstTried(delivery),
  })
}

/** Try again later. Does nothing when the lease ran out and somebody else has taken the delivery since. */
export async function retryAt(unit: Unit, delivery: Delivery, retry: Retry): Promise<void> {
  const { at, now, uncertain } = retry
  const held = await release(unit, delivery, {
    status: uncertain ? 'unknown' : 'queued',
    uncertain,
    ...waiting(at, now),
    ...firstTried(retry.firstAttemptAt === undefined ? delivery : retry),
    failures: delivery.failures + 1,
    refusedSince: new Date(delivery.createdAt),
    ...saying(retry),
  })
  if (!held) return
  if (await dropIfUnwanted(unit, delivery, uncertain)) return
  if (!uncertain) await takeNewerFace(unit, delivery)
}

/** The hours for it are over. What has the newest face waits so too, rather than be posted in its place. */
export async function holdBack(unit: Unit, delivery: Delivery, uncertain: boolean): Promise<boolean> {
  const { status, head } = { status: 'held', head: false }
  if (!(await release(unit, delivery, { status, head, uncertain, refusedSince: null }))) return false
  if (await dropIfUnwanted(unit, delivery, uncertain)) return false
  await takeNewerFace(unit, delivery)
  return true
}

/** No further attempt. Does nothing when the lease ran out and somebody else has taken the delivery since. */
export async function fail(
  unit: Unit,
  delivery: Delivery,
  why: Parameters<OutboxTable['fail']>[1],
  now: Instant,
): ReturnType<OutboxTable['fail']> {
  const { queueKey } = delivery
  if (!(await release(unit, delivery, { status: 'failed', ...OVER, ...saying(why) }))) return 'lost'
  if (why.unreachable) {
    const known = { code: storableText(why.code), reason: storableText(why.reason), gone: why.gone ?? null }
    await unit.db.unreachable.upsert({
      where: { queueKey },
      create: { queueKey, since: new Date(now), ...known },
      update: known,
    })
  }
  return (await dropIfUnwanted(unit, delivery, false)) ? 'dropped' : 'failed'
}

/** It may have arrived, and is not sent again. Does nothing when the lease ran out and somebody else has taken the delivery since. */
export async function leaveInDoubt(unit: Unit, delivery: Delivery, why: Why): Promise<void> {
  const held = await release(unit, delivery, { status: 'doubtful', ...OVER, ...saying(why) })
  if (held) await dropIfUnwanted(unit, delivery, false)
}

/** Not sent (again). Does nothing when the lease ran out and somebody else has taken the delivery since. */
export async function drop(unit: Unit, delivery: Delivery, why: Why): Promise<void> {
  const held = await giveWay(unit, delivery, why)
  if (held && delivery.cardKey !== undefined) await dropUnsent(unit, delivery.cardKey)
}

/** Another takes its place. Its card goes on everywhere else. */
export function giveWay(unit: Unit, delivery: Delivery, why: Why): Promise<boolean> {
  return release(unit, delivery, { status: 'dropped', ...OVER, ...saying(why) })
}

function saying({ code, reason }: Why) {
  return { lastCode: storableText(code), lastReason: storableText(reason) }
}

function waiting(at: Instant, now: Instant) {
  return { nextAttemptAt: new Date(at), dueAt: new Date(at), waitsSince: new Date(now) }
}

function firstTried({ firstAttemptAt }: { firstAttemptAt?: Instant }) {
  return firstAttemptAt === undefined ? {} : { firstAttemptAt: new Date(firstAttemptAt) }
}

type Change = {
  status: string
  unfinished?: boolean
  head?: boolean
  uncertain?: boolean
  attempts?: number
  failures?: number
  nextAttemptAt?: Date
  dueAt?: Date
  waitsSince?: Date
  refusedSince?: Date | null
  firstAttemptAt?: Date
  lastCode?: string
  lastReason?: string
}

/** Every claim counts an attempt, so the number of attempts tells whether the delivery is still ours. */
async function release(unit: Unit, { id, attempts, queueKey }: Delivery, change: Change): Promise<boolean> {
  const { db, touched, queued } = unit
  queued.clear()
  const { count } = await db.delivery.updateMany({ where: { id, attempts, status: 'sending' }, data: change })
  if (count > 0 && change.head === false) await moveUp(unit, [queueKey])
  touched.outbox ||= count > 0
  return count > 0
}

/** While it was sending, what it says came to an end. A card that may have arrived is looked for all the same, to be changed in place. */
async function dropIfUnwanted(unit: Unit, { id, cardKey, queueKey }: Delivery, uncertain: boolean): Promise<boolean> {
  if (uncertain && cardKey !== undefined) return false
  const { count } = await unit.db.delivery.updateMany({
    where: { id, unwanted: true },
    data: { status: 'dropped', ...OVER },
  })
  if (count > 0) await moveUp(unit, [queueKey])
  if (count > 0 && cardKey !== undefined) await dropUnsent(unit, cardKey)
  return count > 0
}

/** While it was sending, a newer face of its card may have queued up behind it: it carries that one from now on, in its own turn. */
async function takeNewerFace({ db }: Unit, { id, seq, cardKey, queueKey }: Delivery): Promise<void> {
  if (cardKey === undefined) return
  const newer = await db.delivery.findFirst({
    where: { cardKey, queueKey, unfinished: true, status: 'queued', seq: { gt: seq } },
  })
  if (newer === null) return
  const { destination, ...faces } = readDelivery(newer)
  const face = { ...faceColumns(faces), destination: destinationShape.write(destination) }
  await db.delivery.update({ where: { id }, data: face })
  await db.delivery.update({ where: { seq: newer.seq }, data: { status: 'dropped', ...OVER } })
}
