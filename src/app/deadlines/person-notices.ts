import { tellNotices } from '../notices/tell-notices.ts'
import type { Deadline } from './deadline.ts'

/** Somebody is told what they have to do now, or have no longer. */
export const personNotices: Deadline<'person.notices'> = {
  meet: (means, timer) => tellNotices(means, timer.subjectId, timer.data.waiting),
  async inWords(view, timer) {
    const person = await view.people.get(timer.subjectId)
    return `${person?.name ?? 'Somebody'} is told what is theirs`
  },
}
