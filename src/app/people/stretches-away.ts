import { type Stretch, union } from '../../domain/time/stretches.ts'
import type { Means } from '../scene.ts'

/** When somebody is away by what they or their account manager said, as far as it is not over, in order: absences that follow each other are one. */
export async function stretchesAway({ tx, now }: Pick<Means, 'tx' | 'now'>, personId: string): Promise<Stretch[]> {
  return union((await tx.absences.notOver(now)).filter((one) => one.personId === personId))
}
