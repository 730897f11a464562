import { z } from 'zod'
import type { Written } from '../../../src/ports/inbound.ts'
import { plainText } from './plain-text.ts'

const payload = z.object({
  id: z.string().min(1),
  /** Of the message that begins the thread; absent on that one itself. */
  replyToId: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  deleted: z.boolean().nullish(),
  subject: z.string().nullish(),
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  attachments: z
    .array(z.object({ contentType: z.string().nullish(), name: z.string().nullish(), content: z.unknown() }))
    .nullish(),
  linkToMessage: z.string().nullish(),
  /** Bots have an application in place of a user. */
  from: z.object({ user: z.object({ id: z.string().min(1), displayName: z.string().nullish() }).nullish() }).nullish(),
})

/** What may hold the words of a card: its own, or what it is made of. */
const cardPart = z.object({
  ...{ title: z.string().optional().catch(undefined), text: z.string().optional().catch(undefined) },
  ...{ body: z.array(z.unknown()).optional(), items: z.array(z.unknown()).optional() },
  ...{ columns: z.array(z.unknown()).optional(), inlines: z.array(z.unknown()).optional() },
})

/** What stands for a file that is shown in the message itself, such as a quoted message or a card. */
const NO_FILE = /^(?:messageReference|application\/vnd\.microsoft\.card\.)/u

/** The message out of whose menu an action was chosen, as Teams sends it along; undefined where it is none, or was deleted meanwhile. `now`: where it does not say when. */
export function readPointed(value: unknown, now: number): Written | undefined {
  const read = z.object({ messagePayload: payload }).safeParse(value).data?.messagePayload
  if (!read || read.deleted === true) return undefined
  const { id, replyToId, createdDateTime, subject, body, attachments, linkToMessage, from } = read
  const writtenAt = Date.parse(createdDateTime ?? '')
  const words = plainText((body?.content ?? '').replace(/<\/?at[^>]*>/giu, ''), body?.contentType ?? undefined)
  const nameless = linkToMessage ? `a file (${linkToMessage})` : 'a file'
  return {
    messageId: id,
    threadId: replyToId || id,
    ...(from?.user && {
      author: { userId: from.user.id, organisations: [], name: from.user.displayName ?? '' },
    }),
    text: subject ? `${subject}\n${words}` : words || (from?.user ? '' : wordsOfCards(attachments ?? [])),
    mentions: [],
    files: (attachments ?? []).flatMap(({ contentType, name }) =>
      contentType && NO_FILE.test(contentType) ? [] : [name || nameless],
    ),
    writtenAt: Number.isNaN(writtenAt) ? now : writtenAt,
  }
}

/** What an app says where its message is nothing but cards: the first words of the first one. */
function wordsOfCards(attachments: { contentType?: string | null | undefined; content?: unknown }[]): string {
  const cards = attachments.filter(({ contentType }) => contentType?.startsWith('application/vnd.microsoft.card.'))
  return (
    cards.map(({ content }) => firstText(typeof content === 'string' ? parsed(content) : content)).find((one) => one) ??
    ''
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function firstText(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => firstText(one)).find((one) => one !== '') ?? ''
  const { title, text, body, items, columns, inlines } = cardPart.safeParse(value).data ?? {}
  return title || text || firstText(body ?? items ?? columns ?? inlines ?? [])
}
