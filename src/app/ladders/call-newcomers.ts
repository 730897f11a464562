import { climbedAt, type Ladder } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { joinCalls } from './joined-calls.ts'
import { recipientsOf } from './recipients.ts'
import { ladderCardKey } from './show-ladder.ts'

/** Whoever has come into a step at which a ladder stands is called as those before them were; whoever was called is not called again. */
export async function callNewcomers(means: Means, partner: Partner, ladder: Ladder): Promise<void> {
  if (ladder.status === 'resolved') return
  const { tx } = means
  const listed = (await tx.calls.ofLadder(ladder.id)).map(({ destination }) => destination)
  const called = new Set([...(await tx.outbox.destinationsOf(ladderCardKey(ladder))), ...listed].map(queueKeyOf))
  for (const side of SIDES) {
    const stands = ladder.sides[side]
    const told = stands.state === 'climbing' && climbedAt(ladder, { side, ...stands })
    if (!told) continue
    const { at } = await recipientsOf(means, partner, ladder, told)
    const fresh = at.filter((to) => !called.has(queueKeyOf(to)))
    const alone = await joinCalls(means, ladder, fresh)
    if (alone.length > 0)
      means.touched.touch(
        { kind: 'ladder', id: ladder.id },
        alone.map(({ to }) => to),
      )
  }
}
