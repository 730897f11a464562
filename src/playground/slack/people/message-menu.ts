import type { PersonResult } from '../../person-actions.ts'
import { tellBot } from '../admin/tell-bot.ts'
import { shortcutBody } from '../outgoing/interaction-body.ts'
import type { StoredChannel, StoredMessage } from '../workspace/records.ts'
import { no, NOT_IN_CHANNEL, roomOf, type Desk } from './desk.ts'
import { answeredToPress } from './press.ts'

/**
 * Chooses a message shortcut of the app. Shortcuts exist only for people of the workspace in which it is installed, and not
 * on what one person alone sees.
 */
export async function useShortcut(
  desk: Desk,
  channelId: string,
  messageId: string,
  callbackId: string,
): Promise<PersonResult> {
  const { workspace, user, interactions } = desk
  const found = messageAt(desk, channelId, messageId)
  if ('ok' in found) return found
  const known = workspace.shortcuts.some((one) => one.callback_id === callbackId)
  if (!known || !workspace.organisations.isAtHome(user) || found.message.visibleTo !== undefined)
    return no(`There is no shortcut "${callbackId}" in the menu of this message.`)
  const body = shortcutBody(workspace, user, found.channel, found.message, callbackId)
  const reply = await interactions.send(`message_action ${callbackId}`, { kind: 'interaction', body })
  desk.changed()
  return answeredToPress(reply)
}

/** Reacts to a message; the same reaction again takes it back. The bot hears of it where it is. */
export function react(desk: Desk, channelId: string, messageId: string, emoji: string): PersonResult {
  const { workspace, user } = desk
  const found = messageAt(desk, channelId, messageId)
  if ('ok' in found) return found
  const { channel, message } = found
  const { reactions = {} } = message
  const before = reactions[emoji] ?? []
  const added = !before.includes(user.id)
  const after = added ? [...before, user.id] : before.filter((id) => id !== user.id)
  const { [emoji]: _, ...others } = reactions
  const all = after.length === 0 ? others : { ...reactions, [emoji]: after }
  workspace.messages.change(channelId, messageId, { reactions: all })
  const item = { type: 'message', channel: channelId, ts: messageId }
  const event = { type: added ? 'reaction_added' : 'reaction_removed', user: user.id, reaction: emoji }
  if (channel.botPresent)
    tellBot(desk, { ...event, item_user: message.userId, item }, { channel, scope: 'reactions:read' })
  desk.changed()
  return { ok: true }
}

function messageAt(
  desk: Desk,
  channelId: string,
  messageId: string,
): { channel: StoredChannel; message: StoredMessage } | PersonResult {
  const channel = roomOf(desk, channelId)
  if (channel === undefined) return no(NOT_IN_CHANNEL)
  const message = desk.workspace.messages.find(channelId, messageId)
  if (message === undefined || (message.visibleTo !== undefined && message.visibleTo !== desk.user.id))
    return no('This message is no longer there.')
  return { channel, message }
}
