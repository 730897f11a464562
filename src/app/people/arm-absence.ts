import type { Means } from '../scene.ts'

/** What somebody has as they go away by an absence that they have said ahead, passes on then. */
export async function armAbsence({ tx, now }: Pick<Means, 'tx' | 'now'>, personId: string): Promise<void> {
  const key = `absence.begins:${personId}`
  const mine = (await tx.absences.notOver(now)).filter((one) => one.personId === personId && one.from > now)
  if (mine.length === 0) return tx.timers.cancel(key)
  const dueAt = Math.min(...mine.map(({ from }) => from))
  await tx.timers.set({ key, kind: 'absence.begins', subjectId: personId, dueAt, data: {} })
}
