import type { Case } from '../../domain/cases/case.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { caseTextForm } from '../../cards/case-text-form.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { speakerParty } from '../speaker-party.ts'

/** Resolve a case, saying how. Its clocks stop and its ladders end. */
export const resolveCase: UseCase<Case> = {
  name: 'case.resolve',
  needs: 'case.resolve',
  find: findCase,
  async run(scene, state, request) {
    const text = request.values['text']
    if (text === undefined)
      return { kind: 'form', form: caseTextForm('case.resolve', caseLabel(state.number), state.title) }
    return changeCase(
      scene,
      state,
      { type: 'CaseResolved', by: speakerParty(scene), note: text },
      request,
      `${caseLabel(state.number)} is resolved.`,
    )
  },
}
