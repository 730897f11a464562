import { type Case, caseLabel, SEVERITIES } from '../../domain/cases/case.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** Change the severity: the terms that fit it apply from the start, recomputed from the log. */
export const setCaseSeverity: UseCase<Case> = {
  name: 'case.set-severity',
  needs: (_, { values }) => (values['severity'] === '1' ? 'case.raise-to-severity-1' : 'case.set-severity'),
  find: findCase,
  async run(scene, state, request) {
    const severity = SEVERITIES.find((one) => String(one) === request.values['severity'])
    if (severity === undefined)
      return refused('A severity is 1, 2, 3 or 4, and 1 is the most severe: e.g. `severity CASE-12 2`.')
    const event = { type: 'CaseSeverityChanged', by: speakerParty(scene), severity } as const
    return changeCase(
      scene,
      state,
      event,
      request,
      `${caseLabel(state.number)} has severity ${severity} now; its clocks follow.`,
    )
  },
}
