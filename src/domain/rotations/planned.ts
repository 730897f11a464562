import type { Instant } from '../time/instant.ts'
import { isWorking, nextOpening, work } from '../time/work.ts'
import { leftAt, type Override, type Rotation, type Swap } from './rotation.ts'
import { startOf, type Turn, turnAt } from './turns.ts'

/** By what somebody is on, absences aside. */
export type Ground =
  { by: 'turn'; turn: Turn } | { by: 'swap'; turn: Turn; swap: string } | { by: 'override'; override: string }

/** Why nobody is on, absences aside. */
export type Nobody = { why: 'not begun' } | { why: 'silent' } | { why: 'empty slot'; turn: Turn }

/** `said`: when they were named, or said yes themselves; absent where it is only their turn. It holds at least until `until`. */
export type Planned = { until: Instant } & ({ personId: string; ground: Ground; said?: Instant } | { nobody: Nobody })

/** Who would be on if nobody were away: turns, swaps upon them, silence upon both, overrides upon all. */
export function plannedAt(rotation: Rotation, at: Instant): Planned {
  const overrides = rotation.overrides.map((one) => endingAtLeave(one, rotation))
  const top = overrides.findLastIndex((one) => one.from <= at && at < one.to)
  const nextFrom = Math.min(
    ...overrides.slice(top + 1).flatMap(({ from, to }) => (from > at && from < to ? [from] : [])),
  )
  const override = overrides[top]
  if (override) {
    const { id, personId, to, saidAt } = override
    return { personId, ground: { by: 'override', override: id }, said: saidAt, until: Math.min(to, nextFrom) }
  }
  const below = heardAt(rotation, at)
  return { ...below, until: Math.min(below.until, nextFrom) }
}

/** An override of somebody who has left holds no more. */
function endingAtLeave(override: Override, { left }: Rotation): Override {
  return { ...override, to: Math.min(override.to, leftAt(left, override.personId)) }
}

function heardAt(rotation: Rotation, at: Instant): Planned {
  const turn = turnAt(rotation, at)
  if (!turn) return { nobody: { why: 'not begun' }, until: startOf(rotation) }
  const { only } = rotation
  if (only && !isWorking(only, at)) return { nobody: { why: 'silent' }, until: nextOpening(only, at) }
  const whose = holderAt(rotation, turn, at)
  if (!only || work(only, at, whose.until) === whose.until - at) return whose
  return { ...whose, until: closingWithin(rotation, at, whose.until) }
}

/** The first moment after `at` that is outside the hours; there is one before `end`. */
function closingWithin({ only }: Rotation, at: Instant, end: Instant): Instant {
  let [inside, beyond] = [at, end]
  while (beyond - inside > 1) {
    const middle = Math.floor((inside + beyond) / 2)
    if (work(only!, at, middle) === middle - at) inside = middle
    else beyond = middle
  }
  return inside
}

/** Whose the turn is: as it was swapped, else by the order. Somebody who has left holds nothing. */
function holderAt({ swaps, left }: Rotation, turn: Turn, at: Instant): Planned {
  const parts = swaps.flatMap(partsOf).map((part) => ({ ...part, to: Math.min(part.to, leftAt(left, part.personId)) }))
  const part = parts.find(({ from, to }) => from <= at && at < to)
  if (part) {
    const ground: Ground = { by: 'swap', turn, swap: part.swap }
    return { personId: part.personId, ground, said: part.said, until: Math.min(part.to, turn.to) }
  }
  const gone = turn.of === null ? -Infinity : leftAt(left, turn.of)
  if (turn.of !== null && at < gone)
    return { personId: turn.of, ground: { by: 'turn', turn }, until: Math.min(turn.to, gone) }
  return { nobody: { why: 'empty slot', turn }, until: turn.to }
}

/** What each of the two has by it, and when they last said so. */
function partsOf(swap: Swap) {
  if (swap.status !== 'accepted') return []
  return [
    { ...swap.gives, personId: swap.askedOf, swap: swap.id, said: swap.endedAt },
    { ...swap.takes, personId: swap.askedBy, swap: swap.id, said: swap.askedAt },
  ]
}
