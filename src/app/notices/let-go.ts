import { ringAt } from '../ladders/ringing.ts'
import type { Means } from '../scene.ts'
import { holdOn, keepHold } from '../show/hold-back.ts'
import { dropHeld, stillWorth } from './held-messages.ts'
import { meetNews } from './meet-news.ts'
import { NO_NEWS } from './waiting-news.ts'

/**
 * What was held for this destination is told. Whatever of it was over was dropped meanwhile, and what has changed was drawn anew, as all that has not
 * arrived. In a channel whose hours are others by now it waits for these. One person is told all of it in one message, with what else waits for them.
 */
export async function letGo(means: Means, queueKey: string): Promise<void> {
  const held = await means.tx.outbox.held([queueKey])
  const to = held[0]?.destination
  if (to?.kind === 'person') return meetNews(means, to.personId, NO_NEWS)
  // Should its step be over by then, it is not sent.
  if (to?.kind === 'hook') return means.tx.outbox.release(held, means.now)
  if (to?.kind !== 'conversation' || !(await isShared(means, to.conversationRowId))) return dropHeld(means, held)
  const hold = await holdOn(means, to)
  await ringAt(means, held, hold?.until ?? means.now)
  if (hold?.until !== undefined) return keepHold(means, to, hold)
  await means.tx.outbox.release(await stillWorth(means, held), means.now)
}

/** A channel that no longer serves a partner learns nothing more. */
async function isShared({ tx }: Means, conversationRowId: string): Promise<boolean> {
  return (await tx.bindings.at(conversationRowId)).some(({ purpose }) => purpose === 'shared')
}
