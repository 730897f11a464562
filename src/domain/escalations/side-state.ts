import { type Party, type Side, SIDES } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'

/**
 * How one side of a ladder stands.
 *
 * none: no step of its policy is this side’s, or nobody stands on any. quiet: a note, which calls nobody by name until then. climbing: leaves its step when the wait is over, or by hand; a step that is empty, or
 * none of whose messages could be delivered, is left at once. acknowledged: `by` has it, and is asked at `backBy`; silent until `asked.until`, their side climbs
 * on. snoozed: put off by `by`, climbing again at `until`. exhausted: gone through all its steps, which was told; it can still be acknowledged.
 */
export type SideState =
  | { state: 'none' }
  | { state: 'quiet'; until: Instant }
  | { state: 'climbing'; step: number; cycle: number; nextAt: Instant }
  | {
      state: 'acknowledged'
      step: number
      cycle: number
      at: Instant
      by: Party
      backBy: Instant
      /** Until when an answer is waited for. */
      asked?: { until: Instant }
    }
  | { state: 'snoozed'; step: number; cycle: number; at: Instant; by: Party; until: Instant }
  | { state: 'exhausted'; step: number; cycle: number; at: Instant }

/** When something happens next on a side by itself. What is exhausted is told until somebody acts. */
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
      return undefined
  }
}

/** Somebody on it has yet to take it. */
export function waitsForSomebody({ state }: SideState): boolean {
  return state === 'quiet' || state === 'climbing' || state === 'exhausted'
}

/** It waits for the word of this person: everybody who is called, or who has it and was asked. */
export function waitsForWordOf(side: SideState, personId: string): boolean {
  return (
    waitsForSomebody(side) ||
    (side.state === 'acknowledged' && side.asked !== undefined && side.by.personId === personId)
  )
}

/** Open while any side waits for somebody, else held. */
export function statusOf(sides: Record<Side, SideState>): 'open' | 'held' {
  return SIDES.some((side) => waitsForSomebody(sides[side])) ? 'open' : 'held'
}

/** Who has it on a side, or has put it off there. */
export function holderOn(side: SideState): Party | undefined {
  return side.state === 'acknowledged' || side.state === 'snoozed' ? side.by : undefined
}
