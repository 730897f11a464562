import type { Destination } from '../../ports/store/outbox.ts'

/** Destinations where a card can stand and be updated; replies are gone once read, and pages once they have rung. */
export type StandingDestination = Exclude<Destination, { kind: 'reply' | 'hook' }>

export function isStanding(to: Destination): to is StandingDestination {
  return to.kind !== 'reply' && to.kind !== 'hook'
}
