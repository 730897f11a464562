import type { WebClient } from '@slack/web-api'
import type { ThreadRead } from '../../../src/ports/chat-platform.ts'
import type { Place } from '../../../src/ports/inbound.ts'
import { classifyError } from '../errors/classify-error.ts'
import { SLACK_MESSAGE } from '../receive/body-shape.ts'
import type { Reading } from '../receive/reading.ts'
import { whereBotIsNamed } from '../receive/command-text.ts'
import { type SlackMessage, writtenIn } from '../receive/written.ts'

/** More than anybody scrolls through: the first thousand messages. */
const PAGES = 5
const PAGE_SIZE = 200

/**
 * The thread of a message, by its first message, without what was said to the bot. Asked about a reply, Slack gives that alone, and it says which thread it is in. Needs the scope to read
 * what is written in channels, and the bot to be there.
 */
export async function readThread(
  client: WebClient,
  { conversationId: channel }: Place,
  messageId: string,
  reading: Reading,
): Promise<ThreadRead> {
  const read = async (root: string): Promise<SlackMessage[]> => {
    const found: SlackMessage[] = []
    let cursor: string | undefined
    for (let page = 0; page < PAGES; page += 1) {
      const asked = { channel, ts: root, limit: PAGE_SIZE, ...(cursor && { cursor }) }
      const { messages = [], response_metadata: next } = await client.conversations.replies(asked)
      found.push(...messages.flatMap((message) => SLACK_MESSAGE.safeParse(message).data ?? []))
      cursor = next?.next_cursor
      if (!cursor) break
    }
    return found
  }
  try {
    const first = await read(messageId)
    const root = first.find(({ ts }) => ts === messageId)?.thread_ts ?? messageId
    const messages = root === messageId ? first : await read(root)
    if (!messages.some(({ ts, subtype }) => ts === messageId && subtype !== 'tombstone')) return 'gone'
    const isToBot = ({ text = '' }: SlackMessage) => whereBotIsNamed(text, reading.self.botUserId) === 'first'
    const said = messages.filter((message) => message.ts === messageId || !isToBot(message))
    return { messages: said.map((message) => writtenIn(message, channel, reading)) }
  } catch (error) {
    const { outcome, code, reason } = classifyError(error)
    if (GONE.includes(code)) return 'gone'
    return outcome === 'permanent' ? 'unseen' : { temporary: reason }
  }
}

const GONE = ['thread_not_found', 'message_not_found']
