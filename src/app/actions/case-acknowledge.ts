import type { Case } from '../../domain/cases/case.ts'
import { caseLabel, isOver } from '../../domain/cases/case.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { speakerParty } from '../speaker-party.ts'

export const acknowledgeCase: UseCase<Case> = {
  name: 'case.acknowledge',
  needs: 'case.acknowledge',
  find: findCase,
  run: (scene, state, request) =>
    changeCase(scene, state, { type: 'CaseAcknowledged', by: speakerParty(scene) }, request, sayAcknowledged(state)),
}

/** One whose news comes after it was acknowledged, or over, makes nobody the owner. */
function sayAcknowledged(state: Case): string {
  const label = caseLabel(state.number)
  return state.acknowledgedAt === undefined && !isOver(state)
    ? `You own ${label} now.`
    : `${label} counts as acknowledged from then on; ${state.owner.name} owns it.`
}
