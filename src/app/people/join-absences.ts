import type { Means } from '../scene.ts'
import { armAbsence } from './arm-absence.ts'

/** Somebody whom we met as two people is one: when either is away, they are, and whoever named either as a delegate has named them. Nobody stands in for themselves. */
export async function joinAbsences(means: Pick<Means, 'tx' | 'now'>, formerId: string, id: string): Promise<void> {
  const { tx, now } = means
  const joined = (one: string | undefined) => (one === formerId ? id : one)
  for (const absence of await tx.absences.notOver(now)) {
    const { delegateId, ...rest } = absence
    if (absence.personId !== formerId && delegateId !== formerId) continue
    const personId = joined(absence.personId)!
    const delegate = joined(delegateId)
    await tx.absences.remove(absence.id)
    await tx.absences.insert({
      ...{ ...rest, personId },
      ...(delegate !== undefined && delegate !== personId && { delegateId: delegate }),
    })
  }
  for (const one of [formerId, id]) await armAbsence(means, one)
}
