import { climbedAt } from '../../domain/escalations/ladder.ts'
import type { Rung } from '../../domain/escalations/next-step.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { callIdOf, comingCalls } from './joined-calls.ts'
import { recipientsOf } from './recipients.ts'
import { callKey, ladderCardKey, ladderOf } from './show-ladder.ts'

/** The present step of an escalation, of which no message arrived, nor is any on its way. `called`: who stands on it, by their ids. */
export type Unheard = Rung & { ladderId: string; called: string[] }

/** A message of escalations failed for good: which steps are unheard by that. */
export async function unheardSteps(means: Means, failed: Delivery): Promise<Unheard[]> {
  const callId = callIdOf(failed)
  const call = callId === undefined ? undefined : await means.tx.calls.get(callId)
  const ids = (call?.ladderIds ?? [ladderOf(failed)]).filter((id) => id !== undefined)
  const found = await Promise.all(ids.map((id) => unheardStep(means, id)))
  return found.filter((one) => one !== undefined)
}

/** They are over, unless somebody who can act has come into the step since, and is called. */
export async function leaveUnheardSteps(means: Means, steps: Unheard[]): Promise<void> {
  for (const { ladderId, called, step, cycle } of steps) {
    const standing = await standingAt(means, ladderId)
    if (!standing || standing.ladder.step !== step || standing.ladder.cycle !== cycle) continue
    const isFollowed = standing.people.some(
      ({ person, accounts }) => accounts.length > 0 && !called.includes(person.id),
    )
    if (!isFollowed)
      await decideAndSaveLadder(means, standing.partner, standing.ladder, { type: 'StepUnheard', step, cycle })
  }
}

async function unheardStep(means: Means, ladderId: string): Promise<Unheard | undefined> {
  const { tx } = means
  const standing = await standingAt(means, ladderId)
  if (!standing) return undefined
  const { ladder, at, people } = standing
  const { step, cycle } = ladder
  const told = at.map(queueKeyOf)
  if ((await tx.outbox.unreachable(told)).length < told.length) return undefined
  const coming = [
    ...(await tx.outbox.unfinished({ cardKey: ladderCardKey(ladder) })),
    ...(await tx.outbox.unfinished({ about: [callKey(ladder, { step, cycle })] })),
    ...(await comingCalls(means, ladder)),
  ]
  if (coming.some(({ queueKey }) => told.includes(queueKey))) return undefined
  return { ladderId, step, cycle, called: people.map(({ person }) => person.id) }
}

/** Where an escalation that climbs stands, and whom that step tells now. */
async function standingAt(means: Means, ladderId: string) {
  const { tx } = means
  const ladder = await tx.ladders.get(ladderId)
  const partner = ladder && (await tx.partners.get(ladder.partnerId))
  if (!ladder || !partner || ladder.status !== 'climbing') return undefined
  const { step, cycle } = ladder
  return {
    ladder,
    partner,
    ...(await recipientsOf(means, partner, ladder, climbedAt(ladder, step, cycle) ?? { step })),
  }
}
