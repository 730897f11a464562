import { MINUTE } from '../../domain/time/instant.ts'
import type { News } from '../../ports/store/timers.ts'
import { digestKey } from '../digests/arm-digest.ts'
import { meetDigest } from '../digests/meet-digest.ts'
import type { Means } from '../scene.ts'
import { tellDue } from './tell-due.ts'
import { keepNews, namingsFor } from './waiting-news.ts'

/**
 * It is time to tell somebody something, `news` among it: with what needs them, where that is due too, and in one message with all else that is. What they are
 * named for within a minute is waited for: until then it may be set right.
 */
export async function meetNews(means: Means, personId: string, news: News): Promise<void> {
  const digest = await means.tx.timers.get(digestKey(personId))
  if (digest?.kind === 'person.digest' && digest.dueAt <= means.now && (await means.tx.timers.take(digest)))
    return meetDigest(means, digest, news)
  const naming = news.waiting.length > 0 ? await namingsFor(means, personId) : undefined
  if (naming && naming.dueAt > means.now && naming.dueAt <= means.now + MINUTE)
    return keepNews(means, personId, naming.dueAt, news)
  await tellDue(means, personId, news)
}
