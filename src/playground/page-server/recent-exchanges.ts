import { z } from 'zod'
import type { Playground } from '../playground.ts'
import type { Exchange } from '../workplace.ts'

const MOST = 300
const seq = z.coerce.number().int().nonnegative().default(0)

/** What the page has seen already, by platform. */
export const seenSoFar = z.object({ slack: seq, teams: seq })

/** The exchanges after those, at most the newest 300 of each platform, oldest first. */
export function recentExchanges(playground: Playground, seen: z.infer<typeof seenSoFar>): Exchange[] {
  return (['slack', 'teams'] as const)
    .flatMap((platform) => playground[platform].exchanges(seen[platform]).slice(-MOST))
    .sort((a, b) => a.at - b.at || a.seq - b.seq)
}
