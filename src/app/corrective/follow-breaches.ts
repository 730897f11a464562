import type { CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { teamSource, teamSourceId } from '../../domain/corrective/team-source.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { isBreached } from '../../domain/sla/clock-notices.ts'
import { teamOf } from '../../domain/terms/objective.ts'
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

/** The same of what a team of ours has missed on it inside our company: whoever answers for our side is asked, and only our own people read it. */
export async function followTeam(
  means: Means,
  partner: Partner,
  about: Case,
  team: string,
  why: string,
): Promise<void> {
  const clocks = await means.tx.clocks.insideOf('case', [about.id])
  const missed = clocks.filter((clock) => teamOf(clock.objective.obligor) === team && isBreached(clock))
  const causes = missed.map(({ id }) => id)
  const known = await actionAfterTeam(means, about, team)
  if (known) await decideAndSaveAction(means, partner, known, { type: 'CausesChanged', causes, why })
  else if (causes.length > 0) await askAfter(means, partner, 'internal', { source: teamSource(about, team), causes })
}

/** What is asked after what a team of ours missed on a case. */
export async function actionAfterTeam(
  { tx }: Pick<Means, 'tx'>,
  { id }: Pick<Case, 'id'>,
  team: string,
): Promise<CorrectiveAction | undefined> {
  return (await tx.correctiveActions.ofSources([teamSourceId(id, team)]))[0]
}

/** What this side is asked after what it missed on a case. */
export async function actionAfter(
  { tx }: Pick<Means, 'tx'>,
  { id }: Pick<Case, 'id'>,
  side: Side,
): Promise<CorrectiveAction | undefined> {
  return (await tx.correctiveActions.ofSources([id])).find((action) => action.side === side)
}
