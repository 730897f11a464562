import { explainCard } from '../../cards/explain-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { explainClock } from '../../domain/sla/explain-clock.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'

/** Why a case's clocks stand where they stand, with the arithmetic. */
export const explainSla: UseCase<Case> = {
  name: 'sla.explain',
  shows: true,
  needs: 'sla.explain',
  find: findCase,
  async run(scene, state) {
    const clocks = await scene.tx.clocks.ofSubject('case', state.id)
    if (clocks.length === 0) return refused(`No objective applies to ${caseLabel(state.number)}, so no clock runs.`)
    const explained = clocks.map((clock) => ({
      measure: clock.round > 1 ? `${clock.measure} (round ${clock.round})` : clock.measure,
      lines: explainClock(clock, state.log, scene.now, scene.actor.zone),
    }))
    return { kind: 'show', card: explainCard({ label: caseLabel(state.number), clocks: explained }) }
  },
}
