import { digestKey } from '../digests/arm-digest.ts'
import { meetDigest } from '../digests/meet-digest.ts'
import { tellNotices } from '../notices/tell-notices.ts'
import type { Deadline } from './deadline.ts'

/** Somebody is told what they have to do now, or have no longer, and which terms have changed: together with what needs them that day, where that is due too. */
export const personNotices: Deadline<'person.notices'> = {
  async meet(means, { subjectId, data: { waiting } }) {
    const digest = await means.tx.timers.get(digestKey(subjectId))
    if (digest?.kind === 'person.digest' && digest.dueAt <= means.now && (await means.tx.timers.take(digest)))
      return meetDigest(means, digest, waiting)
    await tellNotices(means, subjectId, waiting)
  },
  async inWords(view, timer) {
    const person = await view.people.get(timer.subjectId)
    return `${person?.name ?? 'Somebody'} is told what is theirs, or has changed`
  },
}
