import type { Destination } from '../../ports/store/outbox.ts'

/** Destinations where a card can stand and be updated; replies are gone once read. */
export type StandingDestination = Exclude<Destination, { kind: 'reply' }>
