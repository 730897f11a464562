import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import type { CaseEvent } from '../../domain/cases/case-event.ts'
import { isAct } from '../../domain/cases/is-act.ts'
import { mergedInto } from '../../domain/cases/merged-into.ts'
import { namesOnCase } from '../../domain/cases/names-on-case.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { ownMark, takeMarkBack } from './mark-answer.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * Take back that a case was withdrawn or merged, while the other side has not acted; say that cases which are to be merged stay apart; else take back what one’s own
 * side said of it last for its figures.
 */
export const undoCase: UseCase<Case> = {
  name: 'case.undo',
  needs: (state) => (mergedInto(state) ? 'case.merge' : 'case.withdraw'),
  find: findCase,
  async run(scene, state, request) {
    const by = speakerParty(scene)
    const label = caseLabel(state.number)
    if (state.merging && !isOver(state) && state.merging.by.side !== by.side)
      return changeCase(scene, state, { type: 'MergeDeclined', by }, request, `${label} is not merged.`)
    const own = mergedInto(state) || state.status === 'withdrawn' ? undefined : await ownMark(scene, state)
    if (own) return takeMarkBack(scene, state, own)
    const type: CaseEvent['type'] = mergedInto(state) ? 'MergeTakenBack' : 'WithdrawalTakenBack'
    const event = { type, by, othersActed: await othersActed(scene, state) } as const
    return changeCase(scene, state, event, request, `${label} goes on.`)
  },
}

/** Whether the other side has done anything about the case since it ended, or about the one that it was merged into. */
async function othersActed({ tx }: Scene, state: Case): Promise<boolean> {
  if (state.status !== 'withdrawn' && state.status !== 'merged') return false
  const into = mergedInto(state)
  const labels = [caseLabel(state.number), ...(into ? [caseLabel(into.number)] : [])]
  const facts = await tx.facts.of(state.partnerId, ...labels)
  const names = namesOnCase(state, facts)
  const ended = facts.findLastIndex(({ kind, subject }) => ENDS.includes(kind) && subject === labels[0])
  return facts
    .slice(ended + 1)
    .some((fact) => fact.by !== undefined && fact.by.side !== state.endedBy.side && isAct(fact, names))
}

const ENDS = ['CaseWithdrawn', 'CaseMerged']
