import { z } from 'zod'
import type { NamesBot, What } from '../../../src/ports/inbound.ts'
import type { Activity } from '../activity.ts'
import { isPersonal, threadOf } from '../activity.ts'
import { readCommandText } from './command-text.ts'

const attachment = z.object({ contentType: z.string().nullish(), name: z.string().nullish() })

/** How Teams says the text once more, and cards: no files. */
const NO_FILE = /^(?:text\/html|application\/vnd\.microsoft\.card\.)/u

/**
 * What people write in a channel without a word to the bot, where the app may hear it: as it is, was changed, or is gone. Undefined for what bots say.
 */
export function whatHeard(activity: Activity): What | undefined {
  const { type, id, from } = activity
  const threadId = threadOf(activity)
  if (!id || isPersonal(activity) || isBot(from)) return undefined
  const event = String(activity.channelData?.['eventType'] ?? '')
  if (type === 'messageDelete') return { kind: 'deleted', messageId: id }
  if (type === 'messageUpdate' && (event === 'editMessage' || event === 'undeleteMessage'))
    return { kind: 'edited', messageId: id, ...(threadId !== undefined && { threadId }), ...wordsOf(activity) }
  // The first message of a thread has its own id for the thread's.
  if (type !== 'message') return undefined
  return { kind: 'said', messageId: id, threadId: threadId ?? id, ...wordsOf(activity) }
}

function isBot({ id, ...from }: Activity['from']): boolean {
  return id.startsWith('28:') || from['role'] === 'bot'
}

function wordsOf(activity: Activity) {
  const { written: text, mentions } = readCommandText(withoutQuotes(activity))
  const nameless = `a file (${linkTo(activity)})`
  const all = z.array(z.unknown()).safeParse(activity['attachments']).data ?? []
  const files = all.flatMap((one) => {
    const { contentType, name } = attachment.safeParse(one).data ?? {}
    return !contentType || NO_FILE.test(contentType) ? [] : [name || nameless]
  })
  return { text, mentions, files }
}

/** What is told of a message in a thread in which the bot is mentioned, or anywhere in a channel in passing. */
export function namesBot(activity: Activity): NamesBot | undefined {
  const { botMentioned, inPassing } = readCommandText(withoutQuotes(activity))
  const { id, recipient } = activity
  if (!id || !botMentioned || isPersonal(activity) || recipient.isTargeted === true) return undefined
  const threadId = threadOf(activity)
  if (!inPassing && (threadId === undefined || threadId === id)) return undefined
  const { text, files } = wordsOf(activity)
  return { messageId: id, text, files, ...(inPassing && { inPassing: true }) }
}

/** A deep link to a message of a channel ("Create deep links to channels and chats" in the Teams platform documentation). */
function linkTo(activity: Activity): string {
  const { id, conversation, channelData } = activity
  const { tenant, team } = channelData ?? {}
  const group = team?.['aadGroupId']
  const query = new URLSearchParams({
    ...(tenant?.id && { tenantId: tenant.id }),
    ...(typeof group === 'string' && { groupId: group }),
    parentMessageId: threadOf(activity) ?? id ?? '',
  })
  const channel = encodeURIComponent(conversation.id.split(';')[0] ?? '')
  return `https://teams.microsoft.com/l/message/${channel}/${id ?? ''}?${query}`
}

/** What somebody quotes is not what they say. */
function withoutQuotes(activity: Activity): Activity {
  return { ...activity, text: (activity.text ?? '').replaceAll(/<quoted\b[^>]*?(?:\/>|>[\s\S]*?<\/quoted>)/gu, '') }
}
