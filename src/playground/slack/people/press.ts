import type { PersonResult } from '../../person-actions.ts'
import type { Reply } from '../delivery/courier.ts'
import type { JsonRecord } from '../json-record.ts'
import { messageActionBody, viewActionBody } from '../outgoing/interaction-body.ts'
import { no, NOT_IN_CHANNEL, roomOf, type Desk } from './desk.ts'
import { findAction } from './find-action.ts'
import { fillView } from './view-state.ts'

/**
 * Presses a button, named by its action id or its label, of a message, or of an open modal or one's Home tab when `messageId` is its id. An option of an
 * overflow is named by its value or its label.
 */
export async function press(desk: Desk, channelId: string, messageId: string, actionId: string): Promise<PersonResult> {
  const target = lookUp(desk, channelId, messageId)
  if ('notice' in target) return no(target.notice)
  const found = findAction(target.blocks, actionId)
  if (found === undefined) return no('This button is no longer there.')
  const { blockId, element, option } = found
  if (element['type'] !== 'button' && option === undefined) return no(`"${actionId}" is not a button.`)
  const { text, value, style, confirm, type, action_id } = element
  const chosen = option === undefined ? { text, value, style } : { selected_option: option, confirm }
  const action = { action_id, block_id: blockId, ...chosen, type }
  const body = target.bodyFor(JSON.parse(JSON.stringify(action)))
  const reply = await desk.interactions.send(`block_actions ${String(action_id)}`, { kind: 'interaction', body })
  desk.changed()
  return answeredToPress(reply)
}

/** What the client says after a button or a shortcut. */
export function answeredToPress(reply: Reply): PersonResult {
  if (!reply.answered) return no('The app did not respond.')
  if (reply.status !== 200) return no(`The app answered with an error (HTTP ${reply.status}).`)
  return { ok: true }
}

type Target = { blocks: unknown; bodyFor(action: JsonRecord): JsonRecord }

function lookUp(desk: Desk, channelId: string, messageId: string): Target | { notice: string } {
  const { workspace, user } = desk
  const view = workspace.views.get(messageId)
  if (view !== undefined) {
    if (view.userId !== user.id || workspace.viewStack(user.id).at(-1)?.id !== view.id)
      return { notice: 'This dialog is not open.' }
    const { values } = fillView(workspace, view)
    const bodyFor = (action: JsonRecord) => viewActionBody(workspace, user, view, action, values)
    return { blocks: view.payload['blocks'], bodyFor }
  }
  const home = workspace.homeViews.get(user.id)
  if (home?.id === messageId) {
    const bodyFor = (action: JsonRecord) => viewActionBody(workspace, user, home, action, {})
    return { blocks: home.payload['blocks'], bodyFor }
  }
  const channel = roomOf(desk, channelId)
  if (channel === undefined) return { notice: NOT_IN_CHANNEL }
  const message = workspace.messages.find(channelId, messageId)
  if (message === undefined || (message.visibleTo !== undefined && message.visibleTo !== user.id))
    return { notice: 'This message is no longer there.' }
  const bodyFor = (action: JsonRecord) => messageActionBody(workspace, user, channel, message, action)
  return { blocks: message.payload['blocks'], bodyFor }
}
