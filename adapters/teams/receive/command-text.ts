import { z } from 'zod'
import type { Mention } from '../../../src/ports/inbound.ts'
import type { Activity } from '../activity.ts'
import { conversationIdOf } from '../activity.ts'
import type { MemberDirectory } from '../identify/member-directory.ts'
import { memberTenantOf } from '../identify/member-tenant.ts'
import { plainText } from './plain-text.ts'

const mentionEntity = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }),
})
type MentionEntity = z.infer<typeof mentionEntity>

export type CommandText = {
  text: string
  mentions: Mention[]
  /** Whether the words were for the bot: it is among those mentioned. */
  botMentioned: boolean
}

/**
 * The words said to the bot. Its own mention and a leading "/partner" are gone; other people stand as `@{userId}` with
 * their Entra object id, which Teams leaves out of the mention and the roster knows.
 */
export async function readCommandText(
  activity: Activity,
  homeTenantId: string,
  members: MemberDirectory,
): Promise<CommandText> {
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
  const mentions = await Promise.all(others.map((entity) => identifyMention(entity, activity, homeTenantId, members)))
  const words = plainText(marked.replace(/<\/?at[^>]*>/gi, ''), activity.textFormat ?? undefined)
  const text = words.replace(/\ue000(\d+)\ue001/g, (_, index) => `@{${mentions[Number(index)]?.userId ?? ''}}`)
  return { text: withoutCommandName(text, activity), mentions, botMentioned }
}

function withoutCommandName(text: string, activity: Activity): string {
  const name = activity.recipient.isTargeted === true ? /^\/?partner(?=\s|$)/i : /^\/partner(?=\s|$)/i
  return text.replace(name, '').trim()
}

async function identifyMention(
  entity: MentionEntity,
  activity: Activity,
  homeTenantId: string,
  members: MemberDirectory,
): Promise<Mention> {
  const place = { serviceUrl: activity.serviceUrl, conversationId: conversationIdOf(activity) }
  const member = await members.find(place, entity.mentioned.id)
  const tenantId = memberTenantOf(activity, member)
  return {
    userId: member?.aadObjectId ?? entity.mentioned.id,
    tenantId,
    name: entity.mentioned.name ?? member?.name ?? '',
    outsider: tenantId !== homeTenantId || member?.guest === true,
  }
}
