import { meetDigest } from '../digests/meet-digest.ts'
import type { Deadline } from './deadline.ts'

/** Somebody's working day begins: they are told what needs them. */
export const personDigest: Deadline<'person.digest'> = {
  async meet(means, timer) {
    if (means.now < timer.dueAt) return means.tx.timers.set(timer)
    await meetDigest(means, timer)
  },
  async inWords(view, timer) {
    const person = await view.people.get(timer.subjectId)
    return `${person?.name ?? 'Somebody'} is told what needs them that day`
  },
}
