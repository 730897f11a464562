import { climbedAt, type Ladder } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { recipientsOf } from './recipients.ts'
import { ladderCardKey } from './show-ladder.ts'

/** Whoever has come into the step at which a ladder stands is called as those before them were; whoever was called is not called again. */
export async function callNewcomers(means: Means, partner: Partner, ladder: Ladder): Promise<void> {
  if (ladder.status !== 'climbing') return
  const key = ladderCardKey(ladder)
  const { step, cycle } = ladder
  const { at } = await recipientsOf(means, partner, ladder, climbedAt(ladder, step, cycle) ?? { step })
  const called = new Set((await means.tx.outbox.destinationsOf(key)).map(queueKeyOf))
  const fresh = at.filter((to) => !called.has(queueKeyOf(to)))
  if (fresh.length > 0) means.touched.touch({ kind: 'ladder', id: ladder.id }, fresh)
}
