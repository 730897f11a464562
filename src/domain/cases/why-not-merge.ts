import { caseLabel, isOver } from './case.ts'
import type { Case } from './case.ts'

/** Why a case cannot be merged into another; undefined when it can. */
export function whyNotMerge(state: Case, into: Case): { refused: string } | undefined {
  const [label, other] = [caseLabel(state.number), caseLabel(into.number)]
  if (into.id === state.id) return { refused: `${label} cannot be merged into itself.` }
  if (into.partnerId !== state.partnerId) return { refused: `${label} and ${other} are about different partners.` }
  if (into.obligor !== state.obligor) return { refused: `${label} and ${other} are owed by different sides.` }
  if (isOver(into)) return { refused: `${other} is over; merge only into a case that goes on.` }
  if (into.number > state.number)
    return { refused: `${other} is younger than ${label}; merge it into ${label} instead.` }
  return undefined
}
