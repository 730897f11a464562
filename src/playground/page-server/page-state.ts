import { VERBS } from '../../app/commands/verbs.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Playground } from '../playground.ts'
import type { Workplace } from '../workplace.ts'
import type { TourStep } from './tour.ts'

export type PageOptions = {
  tour: TourStep[]
  /** Who one is on each platform at the first visit. */
  home: { slack: string; teams: string }
  /** Everything is forgotten and begins again; absent where that cannot be done from the page. */
  reset?: () => void
}

/** Everything the page draws, but for the drawer of exchanges, which it asks for while that is open. */
export type PageState = Omit<PageOptions, 'reset'> & {
  /** Another one after each start. */
  run: string
  canReset: boolean
  now: Instant
  slack: Workplace
  teams: Workplace
  /** Soonest first. */
  deadlines: { at: Instant; what: string }[]
  /** What can follow `/partner` or `@Liaison`. */
  verbs: { usage: string; summary: string }[]
}

export async function pageState(
  playground: Playground,
  run: string,
  { reset, ...options }: PageOptions,
): Promise<PageState> {
  const deadlines = await playground.deadlines()
  return {
    ...options,
    run,
    canReset: reset !== undefined,
    now: playground.now(),
    slack: playground.slack.workplace(),
    teams: playground.teams.workplace(),
    deadlines,
    verbs: VERBS.map(({ usage, summary }) => ({ usage, summary })),
  }
}
