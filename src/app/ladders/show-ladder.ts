import type { Card } from '../../cards/card.ts'
import { internalLadderCard, sharedLadderCard } from '../../cards/ladder-card.ts'
import { caseOf, type Ladder } from '../../domain/escalations/ladder.ts'
import type { Rung } from '../../domain/escalations/next-step.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { ladderForAll, type LadderTold } from '../queries/ladder-now.ts'
import { toldTo } from '../queries/told-to.ts'
import { caseCardKey } from '../cases/show-case.ts'
import type { Means } from '../scene.ts'
import type { Manner } from '../show/hold-back.ts'
import type { Face, Shown } from '../show/show-card.ts'

export function ladderCardKey(ladder: Ladder): string {
  return `escalation:${ladder.id}`
}

/**
 * It stands in the thread of the card of the case that it is about, wherever that one stands. Our own people are told alone, so that in the shared
 * channel it is the partner's.
 */
export function howLadderStands(partner: Partner, { subject }: Ladder): Shown {
  const side = 'partner'
  const id = caseOf(subject)
  if (id === undefined) return { recalling: { partner, side } }
  return { threadOf: caseCardKey({ id }), recalling: { partner, side, besides: id } }
}

/** What is most urgent is called at any hour: a breach of severity 1, or by hand on such a case. */
export async function mannerOfCalls({ tx }: Means, ladders: Ladder[]): Promise<Manner> {
  for (const { subject } of ladders)
    if (subject.kind === 'case' && (await tx.cases.get(subject.id))?.severity === 1) return 'page'
  return 'usual'
}

/** What a further call at a step says, and that the ladder is exhausted. Both begin with the key of the card. */
export function callKey(ladder: Ladder, { step, cycle }: Rung): string {
  return `${ladderCardKey(ladder)}:call:${cycle}:${step}`
}

export function exhaustedKey(ladder: Ladder): string {
  return `${ladderCardKey(ladder)}:exhausted`
}

/** The id of the ladder that a delivery tells of. */
export function ladderOf({ cardKey, about }: Delivery): string | undefined {
  return /^escalation:([^:]+)/u.exec(cardKey ?? about ?? '')?.[1]
}

/** The escalation card as it looks now, for either audience. */
export async function ladderFace(means: Means, partner: Partner, ladder: Ladder): Promise<Face> {
  const all = await ladderForAll(means, partner, ladder)
  return (audience) => drawLadder(toldTo(audience, all))
}

export function drawLadder(told: LadderTold): Card {
  return told.audience === 'internal' ? internalLadderCard(told) : sharedLadderCard(told)
}
