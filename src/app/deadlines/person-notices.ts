import { meetNews } from '../notices/meet-news.ts'
import type { Deadline } from './deadline.ts'

/** Somebody is told what they have to do now, or have no longer, and which terms have changed: together with what needs them that day, where that is due too. */
export const personNotices: Deadline<'person.notices'> = {
  meet: (means, { subjectId, data: { waiting } }) => meetNews(means, subjectId, { waiting, named: [] }),
  async inWords(view, timer) {
    const person = await view.people.get(timer.subjectId)
    return `${person?.name ?? 'Somebody'} is told what is theirs, or has changed`
  },
}
