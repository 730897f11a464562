import { nextOf } from '../../domain/drills/climb-drill.ts'
import { type Drills, isAgreed, runningOf } from '../../domain/drills/drill.ts'
import type { Means } from '../scene.ts'

export async function saveDrills(means: Pick<Means, 'tx'>, drills: Drills): Promise<Drills> {
  await means.tx.drills.save(drills)
  await arm(means, drills)
  return drills
}

/** The next of what goes on is told in its time; else the next drill begins in its. */
export async function arm({ tx }: Pick<Means, 'tx'>, drills: Drills): Promise<void> {
  const key = `drill.step:${drills.id}`
  const running = runningOf(drills)
  const dueAt = running ? nextOf(running) : isAgreed(drills) ? drills.monthlyAt : undefined
  if (dueAt === undefined) return tx.timers.cancel(key)
  await tx.timers.set({ key, kind: 'drill.step', subjectId: drills.id, dueAt, data: {} })
}
