import type { Case } from '../../domain/cases/case.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { caseTextForm } from '../../cards/case-text-form.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { speakerParty } from '../speaker-party.ts'

/** Ask the other side a question: the case waits on them until they reply. */
export const askAboutCase: UseCase<Case> = {
  name: 'case.ask',
  needs: 'case.reply',
  find: findCase,
  async run(scene, state, request) {
    const text = request.values['text']
    if (text === undefined)
      return { kind: 'form', form: caseTextForm('case.ask', caseLabel(state.number), state.title) }
    return changeCase(
      scene,
      state,
      { type: 'CaseQuestionAsked', by: speakerParty(scene), text },
      request,
      `Asked. ${caseLabel(state.number)} waits for the other side’s reply.`,
    )
  },
}
