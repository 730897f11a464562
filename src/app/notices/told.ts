import type { PersonRef } from '../../cards/card.ts'
import type { Noticed } from '../../cards/personal-notice-card.ts'
import type { Recalling } from '../show/recall-resolutions.ts'
import type { StandingDestination } from '../show/standing-destination.ts'

/**
 * One thing that somebody is told, and where. `zone`: theirs. `about`: see `NewDelivery`. In a conversation it stands in the thread of the card of that
 * key, and `calls` these by name.
 */
export type Told = {
  noticed: Noticed
  to: StandingDestination
  zone: string
  about?: string
  threadOf?: string
  calls: PersonRef[]
  recalling?: Recalling
}
