import type { App } from '@slack/bolt'
import type { What } from '../../../src/ports/inbound.ts'
import { whenStored } from '../../../src/ports/when-stored.ts'
import { afterAckOf } from './held-ack.ts'
import type { Listening } from './listening.ts'
import { isDirectWords, readMessage, type Spoken } from './read-message.ts'
import { readHome } from './read-home.ts'
import { readReaction } from './read-reaction.ts'
import { readHeard } from './read-heard.ts'
import { readAccount, readPresence, readStatus, type PresenceEvent } from './read-presence.ts'

/** Connects what Slack calls events: words to the bot, and what happens to its place in channels. */
export function listenToEvents(app: App, { reading, receive, answerer, changed }: Listening): void {
  const hear = async (eventId: string, event: Spoken, context: Record<string, unknown>) => {
    const { inbound, replyTo } = readMessage(eventId, event, reading())
    const { answer } = await whenStored(receive, inbound)
    afterAckOf(context)(async () => answerer.carryOut(await answer, { replyTo }))
  }
  const notice = async (
    eventId: string,
    event: PresenceEvent,
    what: Extract<What, { kind: 'joined' | 'left' | 'moved' | 'person joined' }>,
  ) => {
    changed({ channelId: event.channelId })
    await whenStored(receive, readPresence(eventId, event, what, reading()))
  }
  const isBot = (userId: string) => userId === reading().self.botUserId

  app.event('app_mention', async ({ event, body, context }) => {
    // An edited mention comes again: what was said was said.
    if (event.user === undefined || event.bot_id !== undefined || 'edited' in event) return
    await hear(body.event_id, { ...event, user: event.user, outsiders: body.is_ext_shared_channel === true }, context)
  })
  app.event('message', async ({ event, body, context }) => {
    if (isDirectWords(event)) return hear(body.event_id, event, context)
    const heard = readHeard(body, event, reading())
    if (heard) await whenStored(receive, heard)
  })
  app.event('reaction_added', async ({ event, body, context }) => {
    const read = readReaction(body.event_id, event, reading())
    if (read === undefined) return
    const { answer } = await whenStored(receive, read.inbound)
    afterAckOf(context)(async () => answerer.carryOut(await answer, { replyTo: read.replyTo }))
  })
  app.event('app_home_opened', async ({ event, body, context }) => {
    const { user: userId, channel: channelId, event_ts: eventTs } = event
    const { inbound, replyTo } = readHome(body.event_id, { userId, channelId, eventTs }, reading())
    // The tab of messages tells of itself in the same way, and has no page.
    if (event.tab !== 'home') {
      await whenStored(receive, { ...inbound, what: { kind: 'chat opened' } })
      return
    }
    const { answer } = await whenStored(receive, inbound)
    afterAckOf(context)(async () => answerer.publishHome(await answer, replyTo))
  })
  app.event('member_joined_channel', async ({ event, body }) => {
    const { channel: channelId, user: userId, team: teamId, event_ts: eventTs } = event
    const at = { channelId, eventTs, shared: body.is_ext_shared_channel }
    if (isBot(userId)) await notice(body.event_id, at, { kind: 'joined' })
    else await notice(body.event_id, { ...at, userId, teamId }, { kind: 'person joined' })
  })
  app.event('member_left_channel', async ({ event, body }) => {
    if (isBot(event.user))
      await notice(body.event_id, { channelId: event.channel, eventTs: event.event_ts }, { kind: 'left' })
  })
  app.event('user_change', async ({ event, body }) => {
    const { id: userId, deleted, is_restricted: restricted, is_ultra_restricted: ultraRestricted } = event.user
    const guest = restricted || ultraRestricted
    changed({ userId, guest })
    // Of all that changes, who can act no more, or only as a guest, is of interest, and a status that ends late enough.
    const account = { userId, eventTs: event.event_ts }
    const inbound =
      deleted || guest
        ? readAccount(body.event_id, account, reading())
        : readStatus(body.event_id, { ...account, teamId: event.user.team_id, ...event.user.profile }, reading())
    if (inbound) await whenStored(receive, inbound)
  })
  app.event('channel_left', async ({ event, body }) => {
    await notice(body.event_id, { channelId: event.channel, eventTs: event.event_ts }, { kind: 'left' })
  })
  app.event('group_left', async ({ event, body }) => {
    await notice(body.event_id, { channelId: event.channel, eventTs: event.event_ts }, { kind: 'left' })
  })
  const archived = async (eventId: string, { channel, event_ts: eventTs }: { channel: string; event_ts: string }) =>
    notice(eventId, { channelId: channel, eventTs }, { kind: 'left', archived: true })
  const unarchived = async (eventId: string, { channel, event_ts: eventTs }: { channel: string; event_ts: string }) =>
    notice(eventId, { channelId: channel, eventTs }, { kind: 'joined' })
  app.event('channel_archive', async ({ event, body }) => archived(body.event_id, event))
  app.event('group_archive', async ({ event, body }) => archived(body.event_id, event))
  app.event('channel_unarchive', async ({ event, body }) => unarchived(body.event_id, event))
  app.event('group_unarchive', async ({ event, body }) => unarchived(body.event_id, event))
  app.event('channel_id_changed', async ({ event, body }) => {
    const { old_channel_id: channelId, new_channel_id: newConversationId, event_ts: eventTs } = event
    const at = { channelId, eventTs, shared: body.is_ext_shared_channel }
    await notice(body.event_id, at, { kind: 'moved', newConversationId })
  })
}
