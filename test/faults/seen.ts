import type { Message, Workplace } from '../../src/playground/workplace.ts'
import { textOf } from '../kit/message-text.ts'

/** A message of the bot as people see it. */
export type Seen = {
  platform: 'slack' | 'teams'
  channelId: string
  id: string
  /** One line, as in a notification. */
  line: string
  /** Everything on it. */
  text: string
  /** Only this person sees it. */
  visibleTo?: string
  direct: boolean
  /** What its buttons are about, and the version that they carry; 0 on one that is never stale. */
  buttons: { subject: string; version: number }[]
  /** It said once that it may be a repeat; a card that changes in place says so no more. */
  marked: boolean
}

const MARK = '(possible repeat)'

export function isMarked(message: Message): boolean {
  return textOf(message).includes(MARK)
}

/** All that the bot has said there. `marked`: the messages that were marked as a possible repeat when they came. */
export function seenOn(workplace: Workplace, marked: ReadonlySet<string> = new Set()): Seen[] {
  const { platform, messages, people, channels } = workplace
  const bots = new Set(people.filter(({ isBot }) => isBot).map(({ id }) => id))
  const direct = new Set(channels.filter(({ kind }) => kind === 'direct').map(({ id }) => id))
  return messages
    .filter(({ authorId, deletedAt }) => bots.has(authorId) && deletedAt === undefined)
    .map((message) => ({
      platform,
      channelId: message.channelId,
      id: message.id,
      line: message.text,
      text: textOf(message),
      ...(message.visibleTo !== undefined && { visibleTo: message.visibleTo }),
      direct: direct.has(message.channelId),
      buttons: buttonsIn(message.payload),
      marked: isMarked(message) || marked.has(keyOf(platform, message)),
    }))
}

export function keyOf(platform: string, { channelId, id }: { channelId: string; id: string }): string {
  return `${platform} ${channelId} ${id}`
}

/** A button carries what it is about as JSON: on Slack as its value, on Teams as its data. */
function buttonsIn(payload: unknown): Seen['buttons'] {
  if (Array.isArray(payload)) return payload.flatMap(buttonsIn)
  if (typeof payload !== 'object' || payload === null) return []
  const carried =
    'action_id' in payload && 'value' in payload ? parsed(payload.value) : 'data' in payload ? payload.data : undefined
  return [...aboutIn(carried), ...Object.values(payload).flatMap(buttonsIn)]
}

function aboutIn(carried: unknown): Seen['buttons'] {
  if (typeof carried !== 'object' || carried === null || !('subject' in carried) || !('version' in carried)) return []
  const { subject, version } = carried
  return typeof subject === 'string' && typeof version === 'number' ? [{ subject, version }] : []
}

function parsed(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : undefined
}
