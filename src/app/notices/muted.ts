import { actionLabel } from '../../domain/corrective/corrective-action.ts'
import { teamSourceId } from '../../domain/corrective/team-source.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { isMuted } from '../../domain/cases/mute.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import type { Means } from '../scene.ts'

/** Whether somebody wants to hear nothing of the case now. */
export async function isMutedFor(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  personId: string,
  state: Case,
): Promise<boolean> {
  return isMuted(await tx.mutes.get(personId, state.id), state, now)
}

/** Of what somebody wants to hear nothing now: cases, what is asked after them, and their escalations but those that call at any hour, by their labels. What has ended by its time is kept no longer. */
export async function mutedLabels({ tx, now }: Pick<Means, 'tx' | 'now'>, personId: string): Promise<Set<string>> {
  const muted = new Set<string>()
  for (const mute of await tx.mutes.ofPerson(personId)) {
    const state = await tx.cases.get(mute.caseId)
    if (!state || !isMuted(mute, state, now)) {
      await tx.mutes.end(personId, mute.caseId)
      continue
    }
    muted.add(caseLabel(state.number))
    const teams = new Set(
      (await tx.clocks.insideOf('case', [state.id])).flatMap(({ objective }) => teamOf(objective.obligor) ?? []),
    )
    const sources = [state.id, ...[...teams].map((team) => teamSourceId(state.id, team))]
    for (const { number } of await tx.correctiveActions.ofSources(sources)) muted.add(actionLabel(number))
    if (state.severity === 1) continue
    const ladders = await tx.ladders.active({ partnerId: state.partnerId, subjectId: state.id })
    for (const { number } of ladders) muted.add(ladderLabel(number))
  }
  return muted
}
