import type { News } from '../../ports/store/timers.ts'
import { digestKey } from '../digests/arm-digest.ts'
import { meetDigest } from '../digests/meet-digest.ts'
import type { Means } from '../scene.ts'
import { tellDue } from './tell-due.ts'

/** It is time to tell somebody something, `news` among it: with what needs them, where that is due too, and in one message with all else that is. */
export async function meetNews(means: Means, personId: string, news: News): Promise<void> {
  const digest = await means.tx.timers.get(digestKey(personId))
  if (digest?.kind === 'person.digest' && digest.dueAt <= means.now && (await means.tx.timers.take(digest)))
    return meetDigest(means, digest, news)
  await tellDue(means, personId, news)
}
