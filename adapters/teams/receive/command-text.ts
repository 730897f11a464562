import { z } from 'zod'
import type { Named } from '../../../src/ports/inbound.ts'
import type { Activity } from '../activity.ts'
import { plainText } from './plain-text.ts'

const mentionEntity = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }),
})
type MentionEntity = z.infer<typeof mentionEntity>

export type CommandText = {
  text: string
  mentions: Named[]
  /** Whether the words were for the bot: it is among those mentioned. */
  botMentioned: boolean
}

/**
 * The words said to the bot. Its own mention and a leading "/partner" are gone; other people stand as `@{userId}` under
 * Teams' own id: the mention says no other, and the roster knows whose it is.
 */
export function readCommandText(activity: Activity): CommandText {
  const entities = (activity.entities ?? []).flatMap((entity) => mentionEntity.safeParse(entity).data ?? [])
  const others: MentionEntity[] = []
  let botMentioned = false
  let marked = (activity.text ?? '').replace(/[\ue000\ue001]/g, '')
  for (const entity of entities) {
    const isBot = entity.mentioned.id === activity.recipient.id
    botMentioned ||= isBot
    // The place of a person is held by characters that no text contains until the rest has been decoded.
    if (marked.includes(entity.text))
      marked = marked.replace(entity.text, () => (isBot ? ' ' : `\ue000${others.push(entity) - 1}\ue001`))
  }
  const mentions = others.map(({ mentioned: { id, name } }) => ({ userId: id, organisations: [], name: name ?? '' }))
  const words = plainText(marked.replace(/<\/?at[^>]*>/gi, ''), activity.textFormat ?? undefined)
  const text = words.replace(/\ue000(\d+)\ue001/g, (_, index) => `@{${mentions[Number(index)]?.userId ?? ''}}`)
  return { text: withoutCommandName(text, activity), mentions, botMentioned }
}

function withoutCommandName(text: string, activity: Activity): string {
  const name = activity.recipient.isTargeted === true ? /^\/?partner(?=\s|$)/i : /^\/partner(?=\s|$)/i
  return text.replace(name, '').trim()
}
