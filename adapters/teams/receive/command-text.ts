import { z } from 'zod'
import type { Named } from '../../../src/ports/inbound.ts'
import { addressesBot, BOT_MENTION } from '../../../src/ports/names-bot.ts'
import type { Activity } from '../activity.ts'
import { plainText } from './plain-text.ts'

const mentionEntity = z.object({
  type: z.literal('mention'),
  text: z.string().min(1).nullish(),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }),
})
type MentionEntity = z.infer<typeof mentionEntity>

/** What stands for a message that is quoted in a reply: none of its words. */
const QUOTED = /<quoted\b[^<>]*>(?:\s*<\/quoted>)?/gi

export type CommandText = {
  text: string
  mentions: Named[]
  /** As it was written, with the bot's mention in it. */
  written: string
  /** Whether the words were for the bot: it is among those mentioned. */
  botMentioned: boolean
  /** It is, but behind other words. */
  inPassing: boolean
}

/**
 * The words said to the bot. Its own mention and a leading "/partner" are gone; other people stand as `@{userId}` under
 * Teams' own id: the mention says no other, and the roster knows whose it is.
 */
export function readCommandText(activity: Activity): CommandText {
  const entities = (activity.entities ?? []).flatMap((entity) => mentionEntity.safeParse(entity).data ?? [])
  const others: MentionEntity[] = []
  let botMentioned = false
  let marked = (activity.text ?? '').replace(/[\ue000-\ue002]/g, '').replace(QUOTED, ' ')
  for (const entity of entities) {
    const isBot = entity.mentioned.id === activity.recipient.id
    botMentioned ||= isBot
    // The place of a mention is held by characters that no text contains until the rest has been decoded.
    const said = writtenAs(entity).find((one) => marked.includes(one))
    if (said !== undefined)
      marked = marked.replace(said, () => (isBot ? '\ue002' : `\ue000${others.push(entity) - 1}\ue001`))
  }
  const mentions = others.map(({ mentioned: { id, name } }) => ({ userId: id, organisations: [], name: name ?? '' }))
  const words = plainText(marked.replace(/<\/?at[^>]*>/gi, ''), activity.textFormat ?? undefined)
  const text = words.replace(/\ue000(\d+)\ue001/g, (_, index) => `@{${mentions[Number(index)]?.userId ?? ''}}`)
  const [before = '', ...behind] = text.split('\ue002')
  return {
    text: withoutCommandName(text.replaceAll(/ *\ue002 */g, ' ').trim(), activity),
    written: text.replaceAll('\ue002', BOT_MENTION).trim(),
    ...{ mentions, botMentioned, inPassing: behind.length > 0 && !addressesBot(before) },
  }
}

/** How a mention may stand in the text. Some clients leave that out of the entity, and then it is the name, as it is or as markup has it. */
function writtenAs({ text, mentioned: { name } }: MentionEntity): string[] {
  if (text) return [text]
  if (!name) return []
  const marked = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [`<at>${name}</at>`, `<at>${marked}</at>`]
}

function withoutCommandName(text: string, activity: Activity): string {
  const name = activity.recipient.isTargeted === true ? /^\/?partner(?=\s|$)/i : /^\/partner(?=\s|$)/i
  return text.replace(name, '').trim()
}
