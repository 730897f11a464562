import type { Party } from '../partners/party.ts'
import { type ActionGround, actionLabel, type CorrectiveAction } from './corrective-action.ts'

/** It is for its owner, and for whoever answers for their side; the other side objects in words. */
export function whyNotTheirs(
  { number, owner, side }: CorrectiveAction,
  by: Party,
  { inCharge }: ActionGround,
): { refused: string } | undefined {
  const label = actionLabel(number)
  const names = [...new Set([owner, ...inCharge].map(({ name }) => name))]
  const who = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
  if (by.side !== side)
    return { refused: `${label} is for the other side to act on: ${who}. What you think of it, say in words there.` }
  const isTheirs = by.personId === owner.personId || inCharge.some(({ personId }) => personId === by.personId)
  return isTheirs ? undefined : { refused: `${label} is ${owner.name}’s. ${who} can act on it.` }
}
