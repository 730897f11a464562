import { armAbsence } from '../people/arm-absence.ts'
import { beginAbsence } from '../people/begin-absence.ts'
import type { Deadline } from './deadline.ts'

/** Somebody is away from now on, as they have said before; unless they have taken it back, or it is over by now. */
export const absenceBegins: Deadline<'absence.begins'> = {
  async meet(means, { subjectId, dueAt }) {
    const person = await means.tx.people.get(subjectId)
    if (!person) return
    if (means.now >= dueAt) await beginAbsence(means, person, dueAt)
    await armAbsence(means, subjectId)
  },
  async inWords(view, { subjectId }) {
    const person = await view.people.get(subjectId)
    return `${person?.name ?? 'Somebody'} is away, as they have said`
  },
}
