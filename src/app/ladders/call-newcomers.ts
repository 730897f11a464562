import { climbedAt, type Ladder } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { settleInPart } from './settle-in-part.ts'
import { withoutTakers } from './awaited.ts'
import { joinCalls } from './joined-calls.ts'
import { isForOff, offAtNight } from './off-at-night.ts'
import { recipientsOf } from './recipients.ts'
import { ladderCardKey } from './show-ladder.ts'

/**
 * Others are named for a partner than before: its escalations say so wherever they stand, whoever has come into the step at which one stands is called, and a
 * step at which nobody is left is left at once.
 */
export async function followPeople(means: Means, partner: Partner): Promise<void> {
  for (const { id } of await means.tx.ladders.active({ partnerId: partner.id })) {
    means.touched.touch({ kind: 'ladder', id })
    for (const side of SIDES) await leaveIfEmpty(means, partner, id, side)
    const ladder = await means.tx.ladders.get(id)
    if (!ladder) continue
    await callNewcomers(means, partner, ladder)
    await settleInPart(means, partner, ladder)
  }
}

async function leaveIfEmpty(means: Means, partner: Partner, id: string, side: Side): Promise<void> {
  const ladder = await means.tx.ladders.get(id)
  const stands = ladder?.sides[side]
  const told = ladder && stands?.state === 'climbing' && climbedAt(ladder, { side, ...stands })
  const found = told && (await recipientsOf(means, partner, ladder, told))
  if (!found || found.at.length + found.hooks.length > 0) return
  const { step, cycle } = told
  await decideAndSaveLadder(means, partner, ladder, { type: 'StepUnheard', side, step, cycle })
}

/**
 * Whoever has come into a step at which a ladder stands is called as those before them were, by a page at night only if it would call them; whoever was called is not
 * called again.
 */
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
    const unheard = withoutTakers(ladder, at).filter((to) => !called.has(queueKeyOf(to)))
    const night = side === 'internal' && unheard.length > 0 ? await offAtNight(means, partner, ladder) : undefined
    const fresh = night ? unheard.filter((destination) => !isForOff(night, { destination })) : unheard
    const alone = await joinCalls(means, ladder, fresh)
    if (alone.length > 0)
      means.touched.touch(
        { kind: 'ladder', id: ladder.id },
        alone.map(({ to }) => to),
      )
  }
}
