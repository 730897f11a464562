import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { callIdOf, comingCalls } from './joined-calls.ts'
import { recipientsOf } from './recipients.ts'
import { callKey, ladderCardKey, ladderOf } from './show-ladder.ts'

/** A message of escalations failed for good. If none of the present step of one arrived, nor is any on its way, that step is over. */
export async function leaveUnheardStep(means: Means, failed: Delivery): Promise<void> {
  const callId = callIdOf(failed)
  const call = callId === undefined ? undefined : await means.tx.calls.get(callId)
  for (const id of call?.ladderIds ?? [ladderOf(failed)]) if (id !== undefined) await leaveIfUnheard(means, id)
}

async function leaveIfUnheard(means: Means, id: string): Promise<void> {
  const { tx } = means
  const ladder = await tx.ladders.get(id)
  const partner = ladder && (await tx.partners.get(ladder.partnerId))
  if (!ladder || !partner || ladder.status !== 'climbing') return
  const { step, cycle } = ladder
  const { at } = await recipientsOf(means, partner, ladder, step)
  const told = at.map(queueKeyOf)
  if ((await tx.outbox.unreachable(told)).length < told.length) return
  const coming = [
    ...(await tx.outbox.unfinished({ cardKey: ladderCardKey(ladder) })),
    ...(await tx.outbox.unfinished({ about: [callKey(ladder, { step, cycle })] })),
    ...(await comingCalls(means, ladder)),
  ]
  if (coming.some(({ queueKey }) => told.includes(queueKey))) return
  await decideAndSaveLadder(means, partner, ladder, { type: 'StepUnheard', step, cycle })
}
