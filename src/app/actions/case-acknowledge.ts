import type { Case } from '../../domain/cases/case.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { speakerParty } from '../speaker-party.ts'

export const acknowledgeCase: UseCase<Case> = {
  name: 'case.acknowledge',
  needs: 'case.acknowledge',
  find: findCase,
  run: (scene, state, request) =>
    changeCase(
      scene,
      state,
      { type: 'CaseAcknowledged', by: speakerParty(scene) },
      request,
      `You own ${caseLabel(state.number)} now.`,
    ),
}
