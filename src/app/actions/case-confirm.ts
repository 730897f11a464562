import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { CaseEvent } from '../../domain/cases/case-event.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import type { Party } from '../../domain/partners/party.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * The side that is owed agrees: that a case is solved, that it is merged into another, or to the severity by which the other side's clocks
 * were loosened. Where two of them wait, the merging is meant, after which nothing is left to agree to.
 */
export const confirmCase: UseCase<Case> = {
  name: 'case.confirm',
  needs: 'case.confirm',
  find: findCase,
  async run(scene, state, request) {
    const { event, say } = await whatWaits(scene, state, speakerParty(scene))
    return changeCase(scene, state, event, request, say)
  },
}

async function whatWaits({ tx }: Scene, state: Case, by: Party): Promise<{ event: CaseEvent; say: string }> {
  const label = caseLabel(state.number)
  if (state.status !== 'resolved') {
    const into = state.merging && (await tx.cases.get(state.merging.into.id))
    if (into)
      return {
        event: { type: 'MergeConfirmed', by, into },
        say: `You have confirmed that ${label} is merged into ${caseLabel(into.number)}.`,
      }
    if (severityFollowed(state) !== state.severity)
      return {
        event: { type: 'SeverityConfirmed', by },
        say: `The clocks of ${label} go by severity ${state.severity} now.`,
      }
  }
  return { event: { type: 'ResolutionConfirmed', by }, say: `You have confirmed that ${label} is solved.` }
}
