import type { Instant } from '../time/instant.ts'
import type { CaseEvent, HoursOfSides } from './case-event.ts'
import { caseLabel, isOver } from './case.ts'
import type { Case } from './case.ts'
import { mayReopenUntil } from './days-to-answer.ts'
import type { Obstacle } from './obstacle.ts'
import { otherSide } from './other-side.ts'

export type Undoing = CaseEvent & { type: 'WithdrawalTakenBack' | 'MergeTakenBack' | 'MergeDeclined' }

export function isUndoing(event: CaseEvent): event is Undoing {
  return UNDOING.has(event.type)
}

const UNDOING = new Set<CaseEvent['type']>(['WithdrawalTakenBack', 'MergeTakenBack', 'MergeDeclined'])

/**
 * Why a case stays withdrawn, merged or to be merged. Whoever ended it takes that back, for as long as a case may be reopened, and only while
 * the other side goes by nothing else: what it has done since was done because of that end.
 */
export function whyNotUndo(state: Case, event: Undoing, now: Instant, hours: HoursOfSides): Obstacle | undefined {
  const label = caseLabel(state.number)
  // Of a case that is over, nobody is asked whether it is to be merged.
  if (state.merging && !isOver(state)) return whyNotKeepApart(state.merging.by.side === event.by.side, event)
  if (event.type === 'MergeDeclined') return { unchanged: `Nobody has asked to merge ${label}.` }
  if (state.status !== 'withdrawn' && state.status !== 'merged')
    return { unchanged: `${label} is neither withdrawn nor merged, so there is nothing to undo.` }
  const how = state.status === 'withdrawn' ? 'withdrawn' : `merged into ${caseLabel(state.into.number)}`
  const instead = `Open a new case that follows it, with \`--follows ${label}\`.`
  if (!state.before) return { refused: `Both sides have agreed that ${label} is ${how}, so it stays so. ${instead}` }
  if (event.by.side !== state.endedBy.side)
    return { refused: `${label} was ${how} by the other side; only they can take that back. ${instead}` }
  if (event.othersActed)
    return { refused: `The other side has acted since ${label} was ${how}, so it stays so. ${instead}` }
  if (now <= mayReopenUntil(hours[otherSide(state.obligor)], state.endedAt)) return undefined
  return { refused: `${label} was ${how} more than ten working days ago, so it stays so. ${instead}` }
}

/** A case that would be merged goes on: whoever asked for it takes that back, and the other side declines it. */
function whyNotKeepApart(own: boolean, { type }: Undoing): Obstacle | undefined {
  if (type === 'MergeDeclined' && own) return { refused: 'Only the other side can say that the cases stay apart.' }
  if (type !== 'MergeDeclined' && !own) return { refused: 'Only the side that asked to merge it can take that back.' }
  return undefined
}
