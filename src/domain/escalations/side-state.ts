import { type Party, type Side, SIDES } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'

/** Somebody who has it beside others. `instead`: in whose places, by their ids: of whoever gave it to them, and of those in whose place that one had it. */
export type Taken = { by: Party; at: Instant; backBy: Instant; instead?: string[] }

/**
 * How one side of a ladder stands.
 *
 * none: no step of its policy is this side’s, or nobody stands on any. quiet: a note, which calls nobody by name until then. climbing: leaves its step when the wait is over, or by hand; a step that is empty, or
 * none of whose messages could be delivered, is left at once. acknowledged: `by` has it, and is asked at `backBy`, or `asked.of` in their place while they are away; silent until `asked.until`, their side climbs
 * on. snoozed: put off by `by`, or by `from`, for whom `by` stands in, climbing again at `until`. exhausted: gone through all its steps, which was told, and nobody has it; it can still be acknowledged.
 * unconfirmed: said to be resolved by the side that owes; nobody is called or asked until that is confirmed, or struck, which brings back how it `stood`.
 * `taken`: who has it too, oldest first, where a step wants each of its people to take it: while it climbs, the others have yet to.
 */
export type SideState =
  | { state: 'none' }
  | { state: 'quiet'; until: Instant }
  | { state: 'climbing'; step: number; cycle: number; nextAt: Instant; taken?: Taken[] }
  | {
      state: 'acknowledged'
      step: number
      cycle: number
      at: Instant
      by: Party
      backBy: Instant
      /** Until when an answer is waited for. */
      asked?: { until: Instant; of?: Party }
      taken?: Taken[]
    }
  | {
      state: 'snoozed'
      step: number
      cycle: number
      at: Instant
      by: Party
      from?: Party
      until: Instant
      taken?: Taken[]
    }
  | { state: 'exhausted'; step: number; cycle: number; at: Instant }
  | { state: 'unconfirmed'; stood: Stood }

/** How a side stood before it was held. */
export type Stood = Exclude<SideState, { state: 'none' | 'unconfirmed' }>

/** As it stands, or stood before it was held until a resolution is confirmed. */
export function stoodOn(side: SideState): Exclude<SideState, { state: 'unconfirmed' }> {
  return side.state === 'unconfirmed' ? side.stood : side
}

/** The sides of a ladder are held until a resolution is confirmed. */
export function isHeldUnconfirmed({ sides }: { sides: Record<Side, SideState> }): boolean {
  return SIDES.some((side) => sides[side].state === 'unconfirmed')
}

/** When something happens next on a side by itself. What is exhausted is told until somebody acts; what is unconfirmed waits for what confirms it. */
export function nextOf(side: SideState): Instant | undefined {
  switch (side.state) {
    case 'climbing':
      return side.nextAt
    case 'acknowledged':
      return side.asked?.until ?? side.backBy
    case 'quiet':
    case 'snoozed':
      return side.until
    case 'none':
    case 'exhausted':
    case 'unconfirmed':
      return undefined
  }
}

/** Somebody on it has yet to take it. */
export function waitsForSomebody({ state }: SideState): boolean {
  return state === 'quiet' || state === 'climbing' || state === 'exhausted'
}

/** Who is asked on a side how it stands: whoever has it, or whoever is in their place. */
export function askedOn(side: SideState): Party | undefined {
  return side.state === 'acknowledged' && side.asked ? (side.asked.of ?? side.by) : undefined
}

/** Whether somebody is asked in the place of whoever has it on a side, so that it is theirs to say what becomes of it. */
export function isAskedInstead(side: SideState, personId: string): boolean {
  return side.state === 'acknowledged' && side.asked?.of?.personId === personId
}

/** It waits for the word of this person: everybody who is called and has not taken it, or who is asked how it stands. */
export function waitsForWordOf(side: SideState, personId: string): boolean {
  return (waitsForSomebody(side) && !hasTaken(side, personId)) || askedOn(side)?.personId === personId
}

/** Open while any side waits for somebody, else held. */
export function statusOf(sides: Record<Side, SideState>): 'open' | 'held' {
  return SIDES.some((side) => waitsForSomebody(sides[side])) ? 'open' : 'held'
}

/** Who has it on a side, or has put it off there. */
export function holderOn(side: SideState): Party | undefined {
  const stands = stoodOn(side)
  return stands.state === 'acknowledged' || stands.state === 'snoozed' ? stands.by : undefined
}

/** Who has it on a side beside whoever holds it there. */
export function takenOn(side: SideState): Taken[] {
  const stands = stoodOn(side)
  return 'taken' in stands ? (stands.taken ?? []) : []
}

/** Of these, those who said a time that is still to come: whoever is past theirs has it no more once the side goes on. */
export function stillHave(side: SideState, now: Instant): Taken[] {
  return takenOn(side).filter(({ backBy }) => backBy > now)
}

/** They have it, while their side may wait for others. */
export function hasTaken(side: SideState, personId: string): boolean {
  return takenOn(side).some(({ by }) => by.personId === personId)
}

/** Alone, or beside others: neither whoever put it off. */
export function hasIt(side: SideState, personId: string): boolean {
  const stands = stoodOn(side)
  return (stands.state === 'acknowledged' && stands.by.personId === personId) || hasTaken(stands, personId)
}

export function withTaken(side: SideState, taken: Taken[]): SideState {
  if (side.state === 'none') return side
  return side.state === 'unconfirmed' ? { ...side, stood: stoodWith(side.stood, taken) } : stoodWith(side, taken)
}

function stoodWith(stands: Stood, taken: Taken[]): Stood {
  if (stands.state === 'quiet' || stands.state === 'exhausted') return stands
  const { taken: _, ...rest } = stands
  return { ...rest, ...(taken.length > 0 && { taken }) }
}
