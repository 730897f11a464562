import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { speakerParty } from '../speaker-party.ts'

/** The side that is owed agrees: that a case is solved, or to the severity by which the other side's clocks were loosened. */
export const confirmCase: UseCase<Case> = {
  name: 'case.confirm',
  needs: 'case.confirm',
  find: findCase,
  run(scene, state, request) {
    const by = speakerParty(scene)
    const label = caseLabel(state.number)
    const severity = state.status !== 'resolved' && severityFollowed(state) !== state.severity
    return severity
      ? changeCase(
          scene,
          state,
          { type: 'SeverityConfirmed', by },
          request,
          `The clocks of ${label} go by severity ${state.severity} now.`,
        )
      : changeCase(
          scene,
          state,
          { type: 'ResolutionConfirmed', by },
          request,
          `You have confirmed that ${label} is solved.`,
        )
  },
}
