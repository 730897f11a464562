import type { Rotation } from '../../domain/rotations/rotation.ts'
import type { Means } from '../scene.ts'
import { dutyAt } from './duty.ts'

/** Whoever takes over next by a rotation is told when they do. */
export async function armHandover({ tx, now }: Pick<Means, 'tx' | 'now'>, rotation: Rotation): Promise<void> {
  const key = handoverKey(rotation)
  const { next } = await dutyAt(tx, rotation, now)
  if (!next) return tx.timers.cancel(key)
  await tx.timers.set({ key, kind: 'rotation.handover', subjectId: rotation.id, dueAt: next.at, data: {} })
}

export function handoverKey({ id }: Pick<Rotation, 'id'>): string {
  return `rotation.handover:${id}`
}

/** The same of every rotation of the partners for which somebody is named: they are away, or back. */
export async function armHandoversOf(means: Pick<Means, 'tx' | 'now'>, personId: string): Promise<void> {
  const partnerIds = new Set((await means.tx.memberships.ofPerson(personId)).map(({ partnerId }) => partnerId))
  for (const partnerId of partnerIds)
    for (const rotation of await means.tx.rotations.of(partnerId)) await armHandover(means, rotation)
}
