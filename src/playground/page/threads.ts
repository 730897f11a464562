import type { Message } from '../workplace.ts'

/** A message that starts a conversation, with what was answered to it, oldest first. */
export type Thread = { root: Message; replies: Message[] }

/** Messages by thread, in the order of the threads' roots. An answer to something unseen stands on its own. */
export function inThreads(messages: Message[]): Thread[] {
  const threads = new Map<string, Thread>()
  for (const message of messages) {
    const parent = message.threadId === undefined ? undefined : threads.get(message.threadId)
    if (parent !== undefined && message.threadId !== message.id) parent.replies.push(message)
    else threads.set(message.id, { root: message, replies: [] })
  }
  return [...threads.values()]
}
