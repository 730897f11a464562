import type { BlockAction, BlockElementAction } from '@slack/bolt'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import { decodeButtonValue } from '../render/button-value.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { contentId } from './event-id.ts'
import { fromSlackTime, placeOf, type Reading } from './reading.ts'

/** The message whose button was pressed. An ephemeral one can only be replaced through its response_url. */
export type Pressed = { channelId: string; ts: string; ephemeral: boolean }

/** A press of one of our buttons, or of one in an overflow; undefined for anything else interactive, which is acknowledged and ignored. */
export function readAction(
  body: BlockAction,
  action: BlockElementAction,
  { self, clock }: Reading,
): { inbound: Inbound; replyTo: ReplyTo; pressed: Pressed | undefined; atHome: boolean } | undefined {
  const button = decodeButtonValue(valueOf(action))
  const pressed = pressedMessage(body)
  // A Home tab is in no channel: it carries the conversation with whoever it is for.
  const home = body.view?.type === 'home' ? textOf(body.view.private_metadata) : undefined
  const channelId = pressed?.channelId ?? body.channel?.id ?? home
  if (button === undefined || channelId === undefined) return undefined
  const { user, team, response_url: responseUrl } = body
  // A message that only one person sees is not sent along; where it stands is said all the same.
  const threadTs = textOf(body.message?.['thread_ts']) ?? textOf(body.container?.['thread_ts'])
  const replyTo: ReplyTo = {
    channelId,
    userId: user.id,
    ...(threadTs !== undefined && { threadTs }),
    ...(responseUrl && { responseUrl, receivedAt: clock.now() }),
  }
  const inbound: Inbound = {
    platform: 'slack',
    eventId: contentId('action', [body.trigger_id, action.action_ts, user.id, pressed?.ts, action.action_id]),
    occurredAt: fromSlackTime(action.action_ts, clock.now()),
    speaker: named(user.id, [user.team_id, team?.id], user.name),
    place: placeOf(self, replyTo, { name: body.channel?.name ?? '' }),
    what: { kind: 'action', ...button, ...(pressed && !pressed.ephemeral && { messageId: pressed.ts }) },
  }
  return { inbound, replyTo, pressed, atHome: home !== undefined }
}

function valueOf(action: BlockElementAction): string | undefined {
  if (action.type === 'overflow') return action.selected_option.value
  return action.type === 'button' ? action.value : undefined
}

function pressedMessage({ container, message, channel }: BlockAction): Pressed | undefined {
  const channelId = textOf(container?.['channel_id']) ?? channel?.id
  const ts = textOf(container?.['message_ts']) ?? message?.ts
  if (channelId === undefined || ts === undefined) return undefined
  return { channelId, ts, ephemeral: container?.['is_ephemeral'] === true }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
