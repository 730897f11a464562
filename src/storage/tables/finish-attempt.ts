import type { Instant } from '../../domain/time/instant.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { readJson, storableText, toJson } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

type Why = { code: string; reason: string }

/** It arrived, whoever holds the lease by now. Where its card stands is remembered. */
export async function markSent(
  { db, touched }: Unit,
  delivery: Delivery,
  sent: { messageId: string; conversationId: string },
  now: Instant,
): Promise<void> {
  await db.delivery.updateMany({
    where: { id: delivery.id },
    data: { status: 'sent', unfinished: false, leaseUntil: null, uncertain: false, sentAt: new Date(now) },
  })
  touched.outbox = true
  const { cardKey, queueKey, destination } = delivery
  if (cardKey === undefined) return
  const where = { ...sent, platform: destination.platform, destination: toJson(destination) }
  await db.shown.upsert({
    where: { cardKey_queueKey: { cardKey, queueKey } },
    create: { cardKey, queueKey, ...where },
    update: where,
  })
}

/** Try again later. Does nothing when the lease ran out and somebody else has taken the delivery since. */
export async function retryAt(
  unit: Unit,
  delivery: Delivery,
  at: Instant,
  why: Why & { uncertain: boolean },
): Promise<void> {
  const { uncertain } = why
  const held = await release(unit, delivery, {
    status: uncertain ? 'unknown' : 'queued',
    uncertain,
    nextAttemptAt: new Date(at),
    ...saying(why),
  })
  if (held && !uncertain) await takeNewerFace(unit, delivery)
}

/** No further attempt. Does nothing when the lease ran out and somebody else has taken the delivery since. */
export async function fail(unit: Unit, delivery: Delivery, why: Why): Promise<void> {
  await release(unit, delivery, { status: 'failed', unfinished: false, ...saying(why) })
}

function saying({ code, reason }: Why) {
  return { lastCode: storableText(code), lastReason: storableText(reason) }
}

/** Every claim counts an attempt, so the number of attempts tells whether the delivery is still ours. */
async function release(
  { db, touched }: Unit,
  { id, attempts }: Delivery,
  change: { status: string; unfinished?: false; uncertain?: boolean; nextAttemptAt?: Date } & ReturnType<typeof saying>,
): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { id, attempts, status: 'sending' },
    data: { ...change, leaseUntil: null },
  })
  touched.outbox ||= count > 0
  return count > 0
}

/** While it was sending, a newer face of its card may have queued up behind it: it carries that one from now on, in its own turn. */
async function takeNewerFace({ db }: Unit, { id, seq, cardKey, queueKey }: Delivery): Promise<void> {
  if (cardKey === undefined) return
  const newer = await db.delivery.findFirst({
    where: { cardKey, queueKey, unfinished: true, status: 'queued', seq: { gt: seq } },
  })
  if (newer === null) return
  const face = { card: toJson(readJson(newer.card)), destination: toJson(readJson(newer.destination)) }
  await db.delivery.update({ where: { id }, data: face })
  await db.delivery.update({ where: { seq: newer.seq }, data: { status: 'dropped', unfinished: false } })
}
