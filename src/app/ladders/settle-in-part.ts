import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { sidesInPart } from './awaited.ts'

/** Where somebody has it and others were to take it too, it waits no longer for who is gone, away, or reached by nothing. */
export async function settleInPart(means: Means, partner: Partner, { id }: Pick<Ladder, 'id'>): Promise<void> {
  const ladder = await means.tx.ladders.get(id)
  if (!ladder) return
  for (const side of sidesInPart(ladder)) {
    const now = await means.tx.ladders.get(id)
    if (now) await decideAndSaveLadder(means, partner, now, { type: 'AwaitedLeft', side })
  }
}

/** The same of all that go on with these partners. */
export async function settleAllInPart(means: Means, partnerIds: readonly string[]): Promise<void> {
  for (const ladder of await means.tx.ladders.activeOf(partnerIds)) {
    if (sidesInPart(ladder).length === 0) continue
    const partner = await means.tx.partners.get(ladder.partnerId)
    if (partner) await settleInPart(means, partner, ladder)
  }
}
