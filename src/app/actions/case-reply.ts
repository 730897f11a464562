import type { Case } from '../../domain/cases/case.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { caseTextForm } from '../../cards/case-text-form.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { speakerParty } from '../speaker-party.ts'

/** Say something on a case; the side waited on resumes it by this. */
export const replyToCase: UseCase<Case> = {
  name: 'case.reply',
  needs: 'case.reply',
  find: findCase,
  async run(scene, state, request) {
    const text = request.values['text']
    if (text === undefined)
      return { kind: 'form', form: caseTextForm('case.reply', caseLabel(state.number), state.title) }
    return changeCase(
      scene,
      state,
      { type: 'CaseReplied', by: speakerParty(scene), text },
      request,
      `Your reply is on ${caseLabel(state.number)}.`,
    )
  },
}
