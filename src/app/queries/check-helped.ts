import { helpJudgedIn } from '../../domain/checkins/did-it-help.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { actionLabel, actionTitle } from '../../domain/corrective/corrective-action.ts'
import { didNotHelp } from '../../domain/corrective/helped.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Asking } from '../asking.ts'

/** What both sides say of the actions that a check asked about; names nobody. */
export async function helpedOf(
  { tx, company }: Pick<Asking, 'tx' | 'company'>,
  partner: Partner,
  run: Extract<Run, { status: 'closed' }>,
) {
  const told = []
  for (const { action: number, judged } of helpJudgedIn(run, run.closedAt)) {
    const action = await tx.correctiveActions.byNumber(number)
    if (!action) continue
    told.push({
      ...{ label: actionLabel(number), number, title: actionTitle(action), counts: judged.counts },
      sideName: action.side === 'internal' ? company : partner.name,
      again: didNotHelp(judged.counts),
    })
  }
  return told
}
