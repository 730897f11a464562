import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { hookNamed } from '../escalations/named-hook.ts'
import { channelIn, type Drills } from './drill.ts'

/** How many of a side’s people drills have called, and how many of them never answered one. */
export type Reachability = { lastAt: Instant; people: number; never: number }

/**
 * Over the drills that are kept, those that ended early left out; undefined where none called anybody. For their own side alone: of the other one only how far its steps were
 * reached may be told (`sayReached`).
 */
export function reachabilityIn({ drills }: Pick<Drills, 'drills'>, side: Side): Reachability | undefined {
  const over = drills.filter(({ end }) => end?.how === 'over')
  const calls = over.flatMap((drill) =>
    drill.calls.filter(
      (call) => call.side === side && channelIn(call.to) === undefined && hookNamed(call.to) === undefined,
    ),
  )
  const last = over.at(-1)
  if (!last || calls.length === 0) return undefined
  const answered = new Set(calls.flatMap((call) => (call.answered ? [call.to] : [])))
  const called = new Set(calls.map(({ to }) => to))
  return { lastAt: last.beganAt, people: called.size, never: called.difference(answered).size }
}
