import { noticeCard } from '../../cards/notice-card.ts'
import type { Binding, Conversation } from '../../ports/store/registry.ts'
import { tellSomebody } from '../ladders/last-resort.ts'
import type { Means } from '../scene.ts'
import { dropNotices } from '../show/show-card.ts'

/**
 * People of other organisations turned out to be in a channel of our own: what comes there is drawn for both sides from now on, and those
 * who answer for its partners are told, once for each channel and partner.
 */
export async function tellOutsidersCame(means: Means, { id, name }: Conversation): Promise<void> {
  const { tx } = means
  for (const { partnerId, purpose } of await tx.bindings.at(id)) {
    const partner = purpose === 'shared' ? undefined : await tx.partners.get(partnerId)
    if (!partner) continue
    const channel = name === '' ? `The ${purpose} channel for ${partner.name}` : `#${name}`
    const part = name === '' ? '' : `, the ${purpose} channel for ${partner.name}`
    const text =
      `${channel}${part}, has people of other organisations in it. From now on it gets only what both sides may read. ` +
      `To see the rest again, type \`@Liaison unbind ${partner.slug} ${purpose}\` there, and \`@Liaison bind ${partner.slug} ${purpose}\` in a channel that only our own people can read.`
    const card = noticeCard({
      title: 'Outsiders can read a channel of ours',
      text,
      tone: 'warning',
      subject: partner.slug,
    })
    const key = outsidersCameKey({ conversationRowId: id, partnerId, purpose })
    await tellSomebody(means, partner, card, key, { about: key })
  }
}

/** They are gone again, or the channel serves these partners no more: what has not arrived yet need not be said. */
export async function outsidersLeft(means: Means, bindings: Binding[]): Promise<void> {
  await dropNotices(means, bindings.map(outsidersCameKey))
}

function outsidersCameKey({ conversationRowId, partnerId, purpose }: Binding): string {
  return `outsiders-came:${conversationRowId}:${partnerId}:${purpose}`
}
