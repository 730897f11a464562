import type { Side } from '../partners/party.ts'
import type { Instant, Ms } from '../time/instant.ts'
import type { CaseLogEntry } from './case.ts'
import { readLog } from './read-log.ts'
import type { Struck } from './round-story.ts'

/** What one side did in a case, in all of its rounds. */
export type SideCounts = {
  /** How often it asked, so that the case waited on the other side. */
  asked: number
  /** How often it asked on, while the case waited on the other side already. */
  askedOn: number
  /** How many of these waits were struck: nothing was needed, or the answer was no longer awaited. */
  struck: number
  /** How long the case waited on this side, around the clock; what was struck does not count. */
  waitedOnMs: Ms
  /** How often it called the case resolved and was told that it is not. */
  unsolved: number
  /** How often it called the case resolved, and took that back itself. */
  takenBack: number
}

/** Counted from the log of a case alone, up to `now`. */
export function countSides(log: CaseLogEntry[], now: Instant): Record<Side, SideCounts> {
  const rounds = [...new Set(log.map(({ round }) => round))].map((round) => readLog(log, round))
  const asked = log.filter((entry, at) => isQuestion(entry, log[at - 1]))
  const countsOf = (side: Side): SideCounts => ({
    asked: asked.filter((entry) => (entry.asked?.of ?? entry.waitingOn) !== side).length,
    askedOn: log.filter((entry) => entry.askedOn !== undefined && entry.askedOn !== side).length,
    struck: sum(rounds, ({ struck }) => struck.filter((one) => one.what === 'wait' && one.on !== side).length),
    waitedOnMs: sum(rounds, ({ waits }) =>
      sum(waits, ({ on, from, to = now }) => (on === side ? Math.max(0, Math.min(to, now) - from) : 0)),
    ),
    unsolved: sum(rounds, ({ struck }) => struck.filter((one) => isUntrue(one, side) && !one.takenBack).length),
    takenBack: sum(rounds, ({ struck }) => struck.filter((one) => isUntrue(one, side) && one.takenBack).length),
  })
  return { internal: countsOf('internal'), partner: countsOf('partner') }
}

function isUntrue(struck: Struck, by: Side): struck is Struck & { what: 'resolution' } {
  return struck.what === 'resolution' && struck.by === by
}

/** One that was answered before it was known as one counts too. A wait that goes on, or goes on again since what had ended it is struck, is no further question. */
function isQuestion(entry: CaseLogEntry, before: CaseLogEntry | undefined): boolean {
  if (entry.asked) return true
  if (entry.status !== 'waiting' || entry.strikes !== undefined) return false
  return before?.status !== 'waiting' || before.waitingOn !== entry.waitingOn
}

function sum<One>(all: One[], of: (one: One) => number): number {
  return all.reduce((total, one) => total + of(one), 0)
}
