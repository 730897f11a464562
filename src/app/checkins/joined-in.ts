import type { Run } from '../../domain/checkins/run.ts'
import type { Means } from '../scene.ts'

/** The checks that ask somebody in the message of this one, in their order. */
export async function joinedIn({ tx }: Pick<Means, 'tx'>, { id, openedAt }: Run, personId: string): Promise<Run[]> {
  const runs = await tx.runs.askingSince([personId], openedAt)
  return runs.filter(({ windows }) => windows[personId]?.joins === id)
}
