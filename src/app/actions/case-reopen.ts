import { caseLabel } from '../../domain/cases/case.ts'
import { mayBeAnswered } from '../../domain/marks/case-mark.ts'
import { changeCase } from '../cases/change-case.ts'
import { callAgain } from '../held/call-again.ts'
import { refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'
import { caseInWords } from './case-in-words.ts'

/**
 * Reopen a resolved case, saying why: a new round begins, or, while the resolution is not confirmed, it is called untrue. Not by the side that has said what it was
 * reopened for is another fault, while the other one may object to that: whoever reopens goes on from it as it is.
 */
export const reopenCase = caseInWords('case.reopen', 'case.reopen', async (scene, state, request, reason) => {
  const label = caseLabel(state.number)
  const { side } = speakerParty(scene)
  const marks = side === state.obligor ? await scene.tx.caseMarks.ofCases([state.id]) : []
  if (marks.some((one) => one.said.what === 'another-fault' && mayBeAnswered(one, scene.now)))
    return refused(
      `The other side may still object to what your side has said: that it was another fault. Until then ${label} is theirs to reopen; \`undo ${label}\` takes back what was said.`,
    )
  const event = { type: 'CaseReopened', by: speakerParty(scene), reason } as const
  const change = () => changeCase(scene, state, event, request, `${label} is open again.`)
  const severe = state.severity === 1 && state.status === 'resolved'
  return severe ? callAgain(scene, state, request, { kind: 'reopen', values: { text: reason } }, change) : change()
})
