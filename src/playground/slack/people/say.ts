import { randomUUID } from 'node:crypto'
import type { PersonResult } from '../../person-actions.ts'
import { messageBody } from '../outgoing/event-body.ts'
import { BOT_NAME } from '../slack-world.ts'
import type { StoredChannel, StoredMessage } from '../workspace/records.ts'
import { ARCHIVED, no, NOT_IN_CHANNEL, roomOf, type Desk } from './desk.ts'
import { typedText } from './typed-text.ts'

/** What Slack's client lets a person send. */
const LONGEST = 12_000

/** Posts what a person typed, and tells the bot where it may know of it. */
export function say(desk: Desk, channelId: string, text: string, threadTs?: string): PersonResult {
  const { workspace, user } = desk
  const channel = roomOf(desk, channelId)
  if (channel === undefined) return no(NOT_IN_CHANNEL)
  if (channel.archived === true) return no(ARCHIVED)
  if (text.trim() === '') return no('Type something first.')
  if (text.length > LONGEST) return no(`A message holds at most ${LONGEST} characters.`)
  if (threadTs !== undefined && workspace.messages.find(channelId, threadTs) === undefined)
    return no('This thread no longer exists.')
  const markup = typedText(workspace, text, 'message')
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] }
  const message = workspace.messages.add({
    channelId,
    userId: user.id,
    text: markup,
    payload: {
      client_msg_id: randomUUID(),
      text: markup,
      blocks: [
        {
          type: 'rich_text',
          elements: [section],
        },
      ],
    },
    ...(threadTs !== undefined && { threadTs }),
  })
  const notice = tellBot(desk, channel, message)
  desk.changed()
  return { ok: true, messageId: message.ts, ...(notice !== undefined && { notice }) }
}

/** Sends the events that the app subscribes to. Returns what the client says to the person, where it says something. */
function tellBot(desk: Desk, channel: StoredChannel, message: StoredMessage): string | undefined {
  const { workspace, events } = desk
  const mentioned = message.text.includes(`<@${workspace.credentials.botUserId}>`)
  if (!channel.botPresent)
    return mentioned ? `${BOT_NAME} is not in this channel. Type "/invite @${BOT_NAME}" to add it.` : undefined
  const send = (name: string, type: 'message' | 'app_mention', scope: string) => {
    if (!workspace.botEvents.includes(name) || !workspace.scopes.includes(scope)) return
    events.enqueue(`event ${name}`, messageBody(workspace, channel, message, type))
  }
  if (channel.kind === 'direct') send('message.im', 'message', 'im:history')
  else {
    if (mentioned) send('app_mention', 'app_mention', 'app_mentions:read')
    const kind = channel.private ? 'groups' : 'channels'
    send(`message.${kind}`, 'message', `${kind}:history`)
  }
  return undefined
}
