import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { isMuted } from '../../domain/cases/mute.ts'
import type { Means } from '../scene.ts'

/** Whether somebody wants to hear nothing of the case now. */
export async function isMutedFor(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  personId: string,
  state: Case,
): Promise<boolean> {
  return isMuted(await tx.mutes.get(personId, state.id), state, now)
}

/** The cases of which somebody wants to hear nothing now, by their labels. */
export async function mutedCases({ tx, now }: Pick<Means, 'tx' | 'now'>, personId: string): Promise<Set<string>> {
  const muted = new Set<string>()
  for (const mute of await tx.mutes.ofPerson(personId)) {
    const state = await tx.cases.get(mute.caseId)
    if (state && isMuted(mute, state, now)) muted.add(caseLabel(state.number))
  }
  return muted
}
