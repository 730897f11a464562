import type { Card } from '../../cards/card.ts'
import { internalLadderCard, sharedLadderCard } from '../../cards/ladder-card.ts'
import { caseOf, type Ladder, type Rung, urgencyOf } from '../../domain/escalations/ladder.ts'
import { runsAroundTheClock } from '../../domain/escalations/wait-ends-at.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { ladderForAll, type LadderTold } from '../queries/ladder-now.ts'
import { toldTo } from '../queries/told-to.ts'
import { caseCardKey } from '../cases/show-case.ts'
import type { Means } from '../scene.ts'
import type { Manner } from '../show/hold-back.ts'
import type { Face, Shown } from '../show/show-card.ts'

export function ladderCardKey(ladder: Pick<Ladder, 'id'>): string {
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

/** A call is held by no count. A page calls ours at any hour; the partner’s at any hour only where what it is about runs at every hour. */
export function mannerOfCalls(ladders: Ladder[]): Manner {
  const pages = ladders.filter((ladder) => urgencyOf(ladder) === 'page')
  if (pages.length === 0) return 'call'
  return pages.some(runsAroundTheClock) ? 'page' : 'page to ours'
}

/** What a further call at a step says, that a side is exhausted, and that whoever has it is asked. Each begins with the key of the card. */
export function callKey(ladder: Ladder, rung: Rung): string {
  return callKeysOf(ladder, rung).at(-1) ?? `${ladderCardKey(ladder)}:call:-1`
}

/** The keys of a step's calls, of each time that it was told, the last at the end. */
export function callKeysOf(ladder: Ladder, { side, step, cycle }: Rung): string[] {
  return ladder.climbed.flatMap((one, nth) =>
    one.side === side && one.step === step && one.cycle === cycle ? `${ladderCardKey(ladder)}:call:${nth}` : [],
  )
}

export function exhaustedKey(ladder: Ladder, side: Side): string {
  return `${ladderCardKey(ladder)}:exhausted:${side}`
}

export function isExhausted({ about }: Pick<Delivery, 'about'>): boolean {
  return about !== undefined && /^escalation:[^:]+:exhausted:/u.test(about)
}

export function askedKey(ladder: Ladder, side: Side): string {
  return `${ladderCardKey(ladder)}:asked:${side}`
}

/** By which the place is known of the messages that tell people that it is theirs now. */
export function givenKey(ladder: Ladder): string {
  return `${ladderCardKey(ladder)}:given`
}

/** What one of these is about: it is dropped where that person has it no more. */
export function givenAbout(ladder: Ladder, personId: string): string {
  return `${givenKey(ladder)}:${personId}`
}

/** Whether a delivery shows an escalation where it calls, or calls once more. */
export function isCall({ cardKey, about }: Pick<Delivery, 'cardKey' | 'about'>): boolean {
  return /^escalation:[^:]+$/u.test(cardKey ?? '') || /^escalation:[^:]+:call:/u.test(about ?? '')
}

/** The id of the ladder that a delivery tells of. */
export function ladderOf({ cardKey, about }: Pick<Delivery, 'cardKey' | 'about'>): string | undefined {
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
