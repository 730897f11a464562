import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { speakerParty } from '../speaker-party.ts'

/** No answer is needed: whoever asked takes the question back, and whoever was asked says that nothing is needed from them. */
export const endWait: UseCase<Case> = {
  name: 'case.end-wait',
  needs: 'case.withdraw',
  find: findCase,
  run(scene, state, request) {
    const by = speakerParty(scene)
    const asked = state.status === 'waiting' && state.on === by.side
    const type = asked ? 'NothingNeeded' : 'WaitTakenBack'
    const said = asked
      ? `${caseLabel(state.number)} waits on you no longer, and the wait does not count.`
      : `The question on ${caseLabel(state.number)} is taken back, and the wait does not count.`
    return changeCase(scene, state, { type, by }, request, said)
  },
}
