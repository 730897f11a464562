import { caseLabel } from '../../domain/cases/case.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Running } from '../../domain/terms/touched-by.ts'
import type { Means } from '../scene.ts'

/** More open cases than anybody has with one partner. */
const ALL = 10_000

/** What runs with a partner now, by what its agreement says, in a few looks however much that is. */
export async function runningWith({ tx }: Pick<Means, 'tx'>, { id: partnerId }: Partner): Promise<Running> {
  const cases = await tx.cases.list({ partnerId, unresolved: true, limit: ALL })
  const labels = new Map(cases.map(({ id, number }) => [id, caseLabel(number)]))
  const clocks = cases.length > 0 ? await tx.clocks.ofSubjects('case', [...labels.keys()]) : []
  const ladders = await tx.ladders.active({ partnerId })
  const checks = await tx.runs.openOf(partnerId)
  return {
    clocks: clocks
      .filter(({ status }) => status === 'running' || status === 'paused' || status === 'unconfirmed')
      .map(({ subjectId, measure, obligor, objective }) => ({
        label: labels.get(subjectId)!,
        ...{ measure, obligor, objectiveId: objective.id },
      })),
    ladders: ladders.map(({ number, ladderName }) => ({ label: ladderLabel(number), name: ladderName })),
    checks: checks.map(({ number, audience }) => ({ label: runLabel(number), audience })),
  }
}
