import type { Instant, Ms } from '../domain/time/instant.ts'
import type { LocalSlack } from './slack/local-slack.ts'
import type { LocalTeams } from './teams/local-teams.ts'

/** The local platforms, the product connected to them, and the clock that moves them all: what the page and the scenario tests drive. */
export interface Playground {
  slack: LocalSlack
  teams: LocalTeams
  now(): Instant
  /** Move the clock forward, through every deadline on the way in order, and let everything due happen. */
  advance(by: Ms): Promise<void>
  /** Move the clock to the next deadline (or delivery) and let it happen. False when there is none. */
  advanceToNext(): Promise<boolean>
  /** Let everything that is due at this moment happen, until nothing is. */
  settle(): Promise<void>
  /** What time will bring, soonest first, at most 20, in words for the page: e.g. "CASE-1: 75 % of the time to resolve". */
  deadlines(): Promise<{ at: Instant; what: string }[]>
  /** Called after the clock moved. Returns the unsubscribe function. */
  onClock(listener: () => void): () => void
}
