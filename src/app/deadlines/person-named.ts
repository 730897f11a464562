import { meetNews } from '../notices/meet-news.ts'
import type { Deadline } from './deadline.ts'

/** Somebody is told what they are named for now. */
export const personNamed: Deadline<'person.named'> = {
  meet: (means, { subjectId, data: { named } }) => meetNews(means, subjectId, { waiting: [], named }),
  async inWords(view, timer) {
    const person = await view.people.get(timer.subjectId)
    return `${person?.name ?? 'Somebody'} is told what they are named for`
  },
}
