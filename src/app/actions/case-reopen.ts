import { caseLabel } from '../../domain/cases/case.ts'
import { changeCase } from '../cases/change-case.ts'
import { callAgain } from '../held/call-again.ts'
import { speakerParty } from '../speaker-party.ts'
import { caseInWords } from './case-in-words.ts'

/** Reopen a resolved case, saying why: a new round begins, or, while the resolution is not confirmed, it is called untrue. */
export const reopenCase = caseInWords('case.reopen', 'case.reopen', (scene, state, request, reason) => {
  const event = { type: 'CaseReopened', by: speakerParty(scene), reason } as const
  const change = () => changeCase(scene, state, event, request, `${caseLabel(state.number)} is open again.`)
  const severe = state.severity === 1 && state.status === 'resolved'
  return severe ? callAgain(scene, state, request, { kind: 'reopen', values: { text: reason } }, change) : change()
})
