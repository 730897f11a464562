import { isHeldUnconfirmed } from '../../../../src/domain/escalations/side-state.ts'
import type { Ladder } from '../../../../src/domain/escalations/ladder.ts'
import { causesOf, isOwedTo, ladderLabel } from '../../../../src/domain/escalations/ladder.ts'
import { hasTaken, holderOn, type SideState, takenOn } from '../../../../src/domain/escalations/side-state.ts'
import { type Side, SIDES } from '../../../../src/domain/partners/party.ts'

export const DEEDS = ['ack', 'snooze', 'give', 'note', 'calm', 'reopen', 'next', 'next theirs', 'resolve'] as const
export type Deed = (typeof DEEDS)[number]

/** Who does it: by their id, whether they speak for their side on every escalation, and whether this one called them for all that. */
export type Doer = { personId: string; side: Side; mayAct: boolean; isCalled: boolean }

/** What people were promised of a press: whether anything comes of it, and which sides it may move. */
export type Promised = { comesOf: 'something' | 'nothing' | 'either'; moves: readonly Side[]; ends?: boolean }

/** What whoever is called may do, whatever their part. */
const OF_CALLED: Deed[] = ['ack', 'snooze', 'give', 'note', 'next']

const NOTHING: Promised = { comesOf: 'nothing', moves: [] }

/** A model of escalations that knows no rungs, no times and no messages: who has it, who is owed what, and whose word it takes. */
export function promised(
  deed: Deed,
  ladder: Ladder,
  { personId, side, mayAct, isCalled }: Doer,
  stale: boolean,
): Promised {
  const other = side === 'internal' ? 'partner' : 'internal'
  const own = ladder.sides[side]
  const holder = own.state === 'acknowledged' || own.state === 'snoozed' ? own.by.personId : undefined
  const isOver = ladder.status === 'resolved'
  const causes = causesOf(ladder)
  const ends = causes.filter((one) => isOwedTo(one, side) || one.startedBy?.side === side)
  if (!mayAct)
    return isCalled && OF_CALLED.includes(deed) ? { comesOf: 'either', moves: deed === 'note' ? [] : [side] } : NOTHING
  if (deed === 'reopen') return isOver ? { comesOf: 'either', moves: SIDES } : NOTHING
  if (isOver) return NOTHING
  // Until a resolution is confirmed, or not, it is talked about, and ended by whoever is owed it.
  if (isHeldUnconfirmed(ladder) && deed !== 'note' && deed !== 'resolve') return NOTHING
  switch (deed) {
    case 'ack':
      if (hasTaken(own, personId)) return { comesOf: 'either', moves: [side] }
      if (own.state !== 'acknowledged') return { comesOf: 'something', moves: [side] }
      return holder === personId ? { comesOf: 'either', moves: [side] } : NOTHING
    case 'snooze':
      if (own.state === 'none' || (holder !== undefined && holder !== personId)) return NOTHING
      return { comesOf: 'either', moves: [side] }
    case 'give':
      return { comesOf: 'either', moves: [side] }
    case 'note':
      return { comesOf: 'something', moves: [] }
    case 'calm':
      return causes.every((one) => isOwedTo(one, side)) ? { comesOf: 'either', moves: [] } : NOTHING
    case 'next':
      if (['none', 'exhausted', 'acknowledged'].includes(own.state)) return NOTHING
      // A note makes no card an older one.
      if (stale) return ladder.notes ? { comesOf: 'either', moves: [side] } : NOTHING
      return { comesOf: 'something', moves: [side] }
    case 'next theirs':
      if (!causes.some(({ obligor }) => obligor === other)) return NOTHING
      return { comesOf: 'either', moves: [other] }
    case 'resolve':
      if (ends.length === 0) return NOTHING
      return { comesOf: 'something', moves: [], ends: ends.length === causes.length }
  }
}

/** By these nobody of those who have it loses it. */
const KEEPING: Deed[] = ['ack', 'note', 'next', 'calm']

function has(side: SideState, personId: string): boolean {
  return (side.state === 'acknowledged' && holderOn(side)?.personId === personId) || hasTaken(side, personId)
}

/** What was promised of it, and is not so. */
export function brokenBy(
  deed: Deed,
  { personId, side }: Doer,
  { comesOf, moves, ends }: Promised,
  before: Ladder,
  after: Ladder,
): string[] {
  const broken: string[] = []
  const label = ladderLabel(before.number)
  const isMoved = after.version !== before.version
  if (comesOf === 'something' && !isMoved) broken.push(`nothing came of ${deed} on ${label}`)
  if (comesOf === 'nothing' && isMoved) broken.push(`${deed} on ${label} moved it`)
  for (const one of SIDES)
    if (!moves.includes(one) && placeOnSide(before.sides[one]) !== placeOnSide(after.sides[one]))
      broken.push(
        `${deed} of the ${side} side on ${label} moved the ${one} side: ${placeOnSide(before.sides[one])} to ${placeOnSide(after.sides[one])}`,
      )
  const own = after.sides[side]
  if (deed === 'ack' && comesOf === 'something' && !has(own, personId))
    broken.push(`whoever took ${label} does not have it`)
  for (const { by } of KEEPING.includes(deed) ? takenOn(before.sides[side]) : [])
    if (!has(own, by.personId)) broken.push(`${deed} on ${label} takes it from ${by.name}`)
  if (ends !== undefined && (after.status === 'resolved') !== ends)
    broken.push(`${label} is ${after.status} after an end by hand`)
  return broken
}

/** Where a side stands, as far as anybody can see who looks for the time of its next step alone. */
export function placeOnSide(side: SideState): string {
  switch (side.state) {
    case 'none':
    case 'quiet':
      return side.state
    case 'climbing':
    case 'exhausted':
      return `${side.state} ${side.cycle}.${side.step}, taken by ${takenOn(side)
        .map(({ by }) => by.personId)
        .join()}`
    case 'acknowledged':
      return `acknowledged by ${side.by.personId} until ${side.backBy}`
    case 'snoozed':
      return `snoozed by ${side.by.personId} until ${side.until}`
    case 'unconfirmed':
      return `held, ${placeOnSide(side.stood)}`
  }
}
