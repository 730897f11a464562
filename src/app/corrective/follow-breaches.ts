import type { CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { isBreached } from '../../domain/sla/clock-notices.ts'
import type { Means } from '../scene.ts'
import { askAfter } from './ask-after.ts'
import { decideAndSaveAction } from './save-action.ts'

/**
 * What one side has missed on a case is otherwise than it was: it is asked once for the case what will change, and no more when nothing of it stands. Nothing is said of
 * it here: what tells of the miss names it. `why`: what became of what stands no more.
 */
export async function followBreaches(
  means: Means,
  partner: Partner,
  about: Case,
  side: Side,
  why: string,
): Promise<void> {
  const clocks = await means.tx.clocks.ofSubject('case', about.id)
  const causes = clocks.filter((clock) => clock.obligor === side && isBreached(clock)).map(({ id }) => id)
  const known = await actionAfter(means, about, side)
  if (known) await decideAndSaveAction(means, partner, known, { type: 'CausesChanged', causes, why })
  else if (causes.length > 0) {
    const source = { kind: 'case', id: about.id, label: caseLabel(about.number) } as const
    await askAfter(means, partner, side, { source, causes })
  }
}

/** What this side is asked after what it missed on a case. */
export async function actionAfter(
  { tx }: Pick<Means, 'tx'>,
  { id }: Pick<Case, 'id'>,
  side: Side,
): Promise<CorrectiveAction | undefined> {
  return (await tx.correctiveActions.ofSources([id])).find((action) => action.side === side)
}
