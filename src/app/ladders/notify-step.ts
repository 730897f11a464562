import { climbedAt, type Ladder, ladderLabel, type Rung, urgencyOf } from '../../domain/escalations/ladder.ts'
import type { LadderEffect } from '../../domain/escalations/ladder-event.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { HOUR } from '../../domain/time/instant.ts'
import type { Call } from '../../ports/store/calls.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import { stopDrill } from '../drills/stop-drill.ts'
import type { Means } from '../scene.ts'
import { holdOn, isInHours } from '../show/hold-back.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { callCardKey } from './call-key.ts'
import { joinCalls } from './joined-calls.ts'
import { callAgain, unmuted } from './ladder-notices.ts'
import { callHooks } from './page-hooks.ts'
import { recipientsOf } from './recipients.ts'
import { callsRinging, ringAt } from './ringing.ts'
import { callKeysOf, ladderCardKey, mannerOfCalls } from './show-ladder.ts'
import { standsThere } from './stands-there.ts'

type Notify = Omit<Extract<LadderEffect, { effect: 'notify step' }>, 'effect'>

/**
 * One card per destination, updated in place; where it stands already, a message of its own calls once more. Where others have called within
 * their half working day, all are said in one message. What a page finds held is let go, and is that call.
 */
export async function notifyStep(means: Means, partner: Partner, ladder: Ladder, step: Notify): Promise<void> {
  const { again, ...rung } = step
  const recipients = await recipientsOf(means, partner, ladder, climbedAt(ladder, rung) ?? rung)
  const cardKey = ladderCardKey(ladder)
  const held = await means.tx.outbox.held(recipients.at.map(queueKeyOf))
  const isPage = urgencyOf(ladder) === 'page'
  const coming = isPage ? await letGo(means, ladder, rung, recipients.at) : []
  const known = again ? await whoKnows(means, ladder, rung, recipients.at) : () => false
  const at = recipients.at.filter((to) => !coming.includes(queueKeyOf(to)) && !known(to))
  // Where it is still to come nobody need be called by it twice.
  const toCome = held.filter((one) => one.cardKey === cardKey).map(({ queueKey }) => queueKey)
  const standing = new Set(
    (await means.tx.outbox.destinationsOf(cardKey)).map(queueKeyOf).filter((key) => !toCome.includes(key)),
  )
  const stands = (to: StandingDestination) => standing.has(queueKeyOf(to))
  const anew = await unmuted(means, ladder, at.filter(stands))
  const alone = await joinCalls(means, ladder, [...at.filter((to) => !stands(to)), ...anew])
  means.touched.touch(
    { kind: 'ladder', id: ladder.id },
    alone.map(({ to }) => to),
  )
  await callAgain(
    means,
    partner,
    ladder,
    rung,
    alone.filter(({ to }) => stands(to)),
  )
  await callHooks(means, partner, ladder, rung, recipients)
  // What is real is not to be taken for a drill.
  await stopDrill(means, partner, `${ladderLabel(ladder.number)} is real, and calls people.`)
}

/** What is held of it for these: what a page may say at this hour waits no longer. Nor does what is on its way already, if it comes late. Returns where anything of it was held. */
async function letGo(means: Means, ladder: Ladder, rung: Rung, at: StandingDestination[]): Promise<string[]> {
  const unfinished = await unfinishedOf(means, ladder, rung)
  const manner = mannerOfCalls([ladder])
  const waits: string[] = []
  for (const to of at) {
    const own = unfinished.filter(({ queueKey }) => queueKey === queueKeyOf(to))
    if (own.length === 0) continue
    const held = own.filter(({ status }) => status === 'held')
    if (held.length > 0) waits.push(queueKeyOf(to))
    if ((await holdOn(means, to, manner))?.until !== undefined) continue
    await means.tx.outbox.release(
      own,
      means.now,
      (await isInHours(means, to, manner)) ? undefined : { atAnyHour: true },
    )
    await ringAt(means, held, means.now)
  }
  return waits
}

/** What tells of it, by itself or with others, and has not arrived. */
async function unfinishedOf({ tx }: Means, ladder: Ladder, rung: Rung): Promise<Delivery[]> {
  const unfinished = [
    ...(await tx.outbox.unfinished({ cardKey: ladderCardKey(ladder) })),
    ...(await tx.outbox.unfinished({ about: callKeysOf(ladder, rung) })),
  ]
  for (const call of await tx.calls.ofLadder(ladder.id))
    unfinished.push(...(await tx.outbox.unfinished({ cardKey: callCardKey(call) })))
  return unfinished
}

/**
 * Who need not be rung by a step that is told again as it becomes a page, or as its resolution is struck: whoever did that, and whom that very step has rung within the hour, or rings as what is
 * on its way arrives, which they have in front of them.
 */
async function whoKnows(
  means: Means,
  ladder: Ladder,
  rung: Rung,
  at: StandingDestination[],
): Promise<(to: StandingDestination) => boolean> {
  const { now, cause } = means
  const isOfIt = (one: Rung) => one.side === rung.side && one.step === rung.step && one.cycle === rung.cycle
  const toldAt = ladder.climbed.slice(ladder.toldBefore).find(isOfIt)?.at ?? now
  const lately = new Set<string>()
  for (const to of at)
    for (const call of await callsRinging(means, to, now - HOUR))
      if (call.ladderIds.includes(ladder.id) && call.startedAt >= toldAt && call.startedAt <= now)
        if (await isTold(means, ladder, call, to)) lately.add(queueKeyOf(to))
  return (to) => lately.has(queueKeyOf(to)) || (to.kind === 'person' && to.personId === cause.personId)
}

/** What was dropped before it arrived has told nobody. */
async function isTold(means: Means, ladder: Ladder, call: Call, to: StandingDestination): Promise<boolean> {
  return (await standsThere(means, ladderCardKey(ladder), to)) || standsThere(means, callCardKey(call), to)
}
