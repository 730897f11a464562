import type { Channel, Message, Workplace } from '../workplace.ts'

/** By message id within one person's view of one channel, the stamp of what was seen. */
export type Seen = Record<string, string>

/** What this person can see of a channel, oldest first. */
export function visibleMessages(workplace: Workplace, personId: string, channelId: string): Message[] {
  return workplace.messages.filter(
    (message) =>
      message.channelId === channelId &&
      message.deletedAt === undefined &&
      (message.visibleTo === undefined || message.visibleTo === personId),
  )
}

/**
 * What is drawn of a channel: what this person sees, and in its place what is left of a deleted message, where somebody
 * has answered it or (on Teams) its author may take that back.
 */
export function shownMessages(workplace: Workplace, personId: string, channelId: string): Message[] {
  const visible = visibleMessages(workplace, personId, channelId)
  const answered = new Set(visible.flatMap(({ threadId }) => threadId ?? []))
  const left = workplace.messages.filter(
    ({ id, channelId: at, authorId, deletedAt, visibleTo }) =>
      at === channelId &&
      deletedAt !== undefined &&
      visibleTo === undefined &&
      (answered.has(id) || (workplace.platform === 'teams' && authorId === personId)),
  )
  return left.length === 0 ? visible : [...visible, ...left].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** The channels this person is in, channels before direct ones. */
export function channelsOf(workplace: Workplace, personId: string): Channel[] {
  const mine = workplace.channels.filter(({ memberIds }) => memberIds.includes(personId))
  return [...mine.filter(({ kind }) => kind === 'channel'), ...mine.filter(({ kind }) => kind === 'direct')]
}

/** What this person sees of a message: the same for everybody, unless their own button was answered with a card. */
export function payloadSeenBy(message: Message, personId: string): unknown {
  return message.payloadFor?.[personId] ?? message.payload
}

const stamps = new WeakMap<Message, Map<string, string>>()

/** Changes exactly when what this person sees of the message changes. Short, to be remembered for every message. */
export function stampFor(message: Message, personId: string): string {
  const known = stamps.get(message) ?? new Map<string, string>()
  stamps.set(message, known)
  const before = known.get(personId)
  if (before !== undefined) return before
  const text = JSON.stringify([message.text, payloadSeenBy(message, personId)])
  let hash = 0
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  const stamp = (hash >>> 0).toString(36)
  known.set(personId, stamp)
  return stamp
}

/** How many messages of others are new or changed since this person last looked. */
export function unreadIn(messages: Message[], personId: string, seen: Seen): number {
  return messages.filter((message) => message.authorId !== personId && seen[message.id] !== stampFor(message, personId))
    .length
}

/** What looking at these messages now would have one remember. */
export function allSeen(messages: Message[], personId: string): Seen {
  return Object.fromEntries(messages.map((message) => [message.id, stampFor(message, personId)]))
}
