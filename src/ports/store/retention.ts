import type { Instant } from '../../domain/time/instant.ts'

/** What is kept for a time only. */
export const KEPT_FOR_A_TIME = [
  'inbox',
  'forms',
  'held requests',
  'alarms',
  'calls',
  'deliveries',
  'once keys',
  'taken requests',
  'absences',
  'page tokens',
] as const
export type KeptForATime = (typeof KEPT_FOR_A_TIME)[number]

/** Where a card stands: see `OutboxTable`. */
export type PlaceOfCard = { cardKey: string; queueKey: string }

export interface RetentionTable {
  /**
   * Delete what is done with and was received, asked or made before this moment, at most `limit`; returns how many. Nothing that is not
   * processed, or not sent, is ever deleted.
   */
  prune(what: KeptForATime, before: Instant, limit: number): Promise<number>
  /** Places at which no face of their card arrived since this moment, those first that wait longest. */
  quietPlaces(before: Instant, limit: number): Promise<PlaceOfCard[]>
  /** The card stays where it is; where that was is known no more. */
  forgetPlace(place: PlaceOfCard): Promise<void>
  /** What the card is about goes on: the place is looked at again when it was quiet for as long once more. */
  keepPlace(place: PlaceOfCard, now: Instant): Promise<void>
}
