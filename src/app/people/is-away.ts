import type { Means } from '../scene.ts'

/** Whether somebody is away now, by what they or their account manager said. */
export async function isAway({ tx, now }: Pick<Means, 'tx' | 'now'>, personId: string): Promise<boolean> {
  return (await tx.absences.notOver(now)).some((one) => one.personId === personId && one.from <= now)
}
