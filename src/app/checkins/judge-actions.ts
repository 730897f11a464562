import { helpJudgedIn } from '../../domain/checkins/did-it-help.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { decideAndSaveAction } from '../corrective/save-action.ts'
import type { Means } from '../scene.ts'

/** Keeps with each action that a check asked about what both sides said of whether it helped. */
export async function judgeActions(means: Means, partner: Partner, run: Run): Promise<void> {
  const at = run.status === 'closed' ? run.closedAt : means.now
  for (const { action: number, judged } of helpJudgedIn(run, at)) {
    const action = await means.tx.correctiveActions.byNumber(number)
    if (action) await decideAndSaveAction(means, partner, action, { type: 'ActionHelpJudged', judged })
  }
}
