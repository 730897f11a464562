import { type CaseTextFormName, caseTextForm } from '../../cards/case-text-form.ts'
import type { CaseEvent } from '../../domain/cases/case-event.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Party } from '../../domain/partners/party.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import type { Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** What is done to a case by saying something; without the words, the form that asks for them opens. */
export function caseInWords(
  name: CaseTextFormName,
  needs: UseCase<Case>['needs'],
  run: (scene: Scene, state: Case, request: Request, text: string) => Promise<Outcome>,
): UseCase<Case> {
  return {
    name,
    needs,
    find: findCase,
    async run(scene, state, request) {
      const { text } = request.values
      if (text !== undefined) return run(scene, state, request, text)
      return { kind: 'form', form: caseTextForm(name, caseLabel(state.number), state.title) }
    },
  }
}

/** Such words that are one event; `said` is the answer to whoever spoke. */
export function caseEventInWords(
  event: (by: Party, text: string) => CaseEvent,
  said: (label: string) => string,
): Parameters<typeof caseInWords>[2] {
  return (scene, state, request, text) =>
    changeCase(scene, state, event(speakerParty(scene), text), request, said(caseLabel(state.number)))
}
