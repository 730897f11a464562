import { climbedAt, type Ladder, type Rung } from '../../domain/escalations/ladder.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { settleInPart } from './settle-in-part.ts'
import { callIdOf } from './call-key.ts'
import { comingFirst } from './joined-calls.ts'
import { hooksOf } from './hooks-of.ts'
import { recipientsOf } from './recipients.ts'
import { callKeysOf, ladderCardKey, ladderOf } from './show-ladder.ts'

/** The present step of an escalation on one side, of which no message arrived, nor is any on its way. `called`: who stands on it, by their ids. */
export type Unheard = Rung & { ladderId: string; called: string[] }

/** A message of escalations failed for good: which steps are unheard by that. */
export async function unheardSteps(means: Means, failed: Delivery): Promise<Unheard[]> {
  const ids = await laddersIn(means, failed)
  const found = await Promise.all(ids.flatMap((id) => SIDES.map((side) => unheardStep(means, id, side))))
  return found.filter((one) => one !== undefined)
}

async function laddersIn({ tx }: Means, failed: Delivery): Promise<string[]> {
  const callId = callIdOf(failed)
  const call = callId === undefined ? undefined : await tx.calls.get(callId)
  return (call?.ladderIds ?? [ladderOf(failed)]).filter((id) => id !== undefined)
}

/** Whoever it was for is not waited for any more, where others have taken what it called them for. */
export async function settleUnheard(means: Means, failed: Delivery): Promise<void> {
  for (const id of await laddersIn(means, failed)) {
    const ladder = await means.tx.ladders.get(id)
    const partner = ladder && (await means.tx.partners.get(ladder.partnerId))
    if (partner) await settleInPart(means, partner, ladder)
  }
}

/** A page of a step was not sent, since it is none any more: where that was the last way to whoever stands on it, and none of them was rung, the step is over. */
export async function leaveUnrungStep(
  means: Means,
  { ladderId, side, step, cycle }: Rung & { ladderId: string },
): Promise<void> {
  const found = await unheardStep(means, ladderId, side)
  const ladder = await means.tx.ladders.get(ladderId)
  if (!ladder || found?.step !== step || found.cycle !== cycle) return
  const pages = callKeysOf(ladder, found)
  if (await means.tx.outbox.hasArrived(pages)) return
  const others = await means.tx.outbox.unfinished({ about: pages })
  if (others.every(({ status }) => status === 'sending')) await leaveUnheardSteps(means, [found])
}

/** They are over, unless somebody who can act has come into the step since, and is called. */
export async function leaveUnheardSteps(means: Means, steps: Unheard[]): Promise<void> {
  for (const { ladderId, called, side, step, cycle } of steps) {
    const standing = await standingAt(means, ladderId, side)
    if (!standing || standing.rung.step !== step || standing.rung.cycle !== cycle) continue
    const isFollowed = standing.people.some(
      ({ person, accounts }) => accounts.length > 0 && !called.includes(person.id),
    )
    if (isFollowed) continue
    const { partner, ladder } = standing
    await decideAndSaveLadder(means, partner, ladder, { type: 'StepUnheard', side, step, cycle })
  }
}

async function unheardStep(means: Means, ladderId: string, side: Side): Promise<Unheard | undefined> {
  const { tx } = means
  const standing = await standingAt(means, ladderId, side)
  if (!standing) return undefined
  const { ladder, at, people, rung } = standing
  const told = [...at, ...(await hooksOf(means, ladder, rung, standing))].map(queueKeyOf)
  if ((await tx.outbox.unreachable(told)).length < told.length) return undefined
  const coming = [
    ...(await tx.outbox.unfinished({ cardKey: ladderCardKey(ladder) })),
    ...(await tx.outbox.unfinished({ about: callKeysOf(ladder, rung) })),
    ...(await comingFirst(means, ladder)),
  ]
  if (coming.some(({ queueKey }) => told.includes(queueKey))) return undefined
  const { step, cycle } = rung
  return { ladderId, side, step, cycle, called: people.map(({ person }) => person.id) }
}

/** Where an escalation climbs on a side, and whom that step tells now. Of a step that is waited through there is nothing to be heard. */
async function standingAt(means: Means, ladderId: string, side: Side) {
  const ladder = await means.tx.ladders.get(ladderId)
  const partner = ladder && (await means.tx.partners.get(ladder.partnerId))
  const rung = partner && toldOn(ladder, side)
  return rung && { ladder, partner, rung, ...(await recipientsOf(means, partner, ladder, rung)) }
}

function toldOn(ladder: Ladder, side: Side) {
  const stands = ladder.sides[side]
  if (ladder.status === 'resolved' || stands.state !== 'climbing') return undefined
  return climbedAt(ladder, { side, step: stands.step, cycle: stands.cycle })
}
