import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { recipientsOf } from './recipients.ts'
import { callKey, ladderCardKey, ladderOf } from './show-ladder.ts'

/** A message of an escalation failed for good. If none of its present step arrived, nor is any on its way, that step is over. */
export async function leaveUnheardStep(means: Means, failed: Delivery): Promise<void> {
  const { tx } = means
  const id = ladderOf(failed)
  const ladder = id === undefined ? undefined : await tx.ladders.get(id)
  const partner = ladder && (await tx.partners.get(ladder.partnerId))
  if (!ladder || !partner || ladder.status !== 'climbing') return
  const { step, cycle } = ladder
  const { at } = await recipientsOf(means, partner, ladder.policy.steps[step]?.targets ?? [])
  const told = at.map(queueKeyOf)
  if ((await tx.outbox.unreachable(told)).length < told.length) return
  const coming = [
    ...(await tx.outbox.unfinished({ cardKey: ladderCardKey(ladder) })),
    ...(await tx.outbox.unfinished({ about: [callKey(ladder, { step, cycle })] })),
  ]
  if (coming.some(({ queueKey }) => told.includes(queueKey))) return
  await decideAndSaveLadder(means, partner, ladder, { type: 'StepUnheard', step, cycle })
}
