import type { Instant } from '../time/instant.ts'
import { type Turn, type TurnPlan, startOf, turnAt } from './turns.ts'

/** The turns that begin after a moment, in order, as many as are asked for. */
export function turnsAhead(plan: TurnPlan, now: Instant, count: number): Turn[] {
  const turns: Turn[] = []
  const running = turnAt(plan, now)
  for (let at = running?.to ?? startOf(plan); turns.length < count; at = turns.at(-1)!.to) turns.push(turnAt(plan, at)!)
  return turns
}
