import type { Case } from '../../domain/cases/case.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { caseTextForm } from '../../cards/case-text-form.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { speakerParty } from '../speaker-party.ts'

/** Reopen a resolved case, saying why: a new round begins, or, while the resolution is not confirmed, it is called untrue. */
export const reopenCase: UseCase<Case> = {
  name: 'case.reopen',
  needs: 'case.reopen',
  find: findCase,
  async run(scene, state, request) {
    const text = request.values['text']
    if (text === undefined)
      return { kind: 'form', form: caseTextForm('case.reopen', caseLabel(state.number), state.title) }
    return changeCase(
      scene,
      state,
      { type: 'CaseReopened', by: speakerParty(scene), reason: text },
      request,
      `${caseLabel(state.number)} is open again.`,
    )
  },
}
