import type { TimerOf } from '../../ports/store/timers.ts'
import { decideAndSaveLadder } from '../ladders/apply-ladder.ts'
import type { Means } from '../scene.ts'

/** The wait of a ladder's step is over. */
export async function escalationWait(means: Means, timer: TimerOf<'escalation.wait'>): Promise<void> {
  const ladder = await means.tx.ladders.get(timer.subjectId)
  const partner = ladder && (await means.tx.partners.get(ladder.partnerId))
  if (!ladder || !partner) return
  await decideAndSaveLadder(means, partner, ladder, { type: 'WaitEnded', ...timer.data })
}
