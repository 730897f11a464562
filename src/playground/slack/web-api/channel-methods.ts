import type { JsonRecord } from '../json-record.ts'
import { SLACKBOT } from '../slack-world.ts'
import type { StoredChannel } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { SlackRefusal, type ApiCall, type ApiMethod } from './api-call.ts'
import { page } from './paging.ts'

/** The scope family of a conversation: `channels`, `groups` (private) or `im`. */
export function family(channel: StoredChannel): 'channels' | 'groups' | 'im' {
  if (channel.kind === 'direct') return 'im'
  return channel.private ? 'groups' : 'channels'
}

export const conversationsInfo: ApiMethod = {
  token: 'bot',
  run(call) {
    const channel = call.channel()
    call.need(`${family(channel)}:read`)
    return { channel: channelJson(call.workspace, channel) }
  },
}

export const conversationsList: ApiMethod = {
  token: 'bot',
  run(call) {
    const types = (call.text('types') ?? 'public_channel').split(',').map((type) => type.trim())
    const families = types.map((type) => {
      if (type === 'public_channel') return 'channels'
      if (type === 'private_channel') return 'groups'
      if (type === 'im') return 'im'
      if (type === 'mpim') return 'mpim'
      throw new SlackRefusal('invalid_types')
    })
    for (const one of families) call.need(`${one}:read`)
    const all = call.workspace.channels
      .values()
      .filter((channel) => families.includes(family(channel)) && (!channel.private || channel.botPresent))
    const { items, nextCursor } = page(call, all, 100)
    const channels = items.map((channel) => channelJson(call.workspace, channel))
    return { channels, response_metadata: { next_cursor: nextCursor } }
  },
}

export const conversationsMembers: ApiMethod = {
  token: 'bot',
  run(call) {
    const channel = call.channel()
    call.need(`${family(channel)}:read`)
    const { items, nextCursor } = page(call, membersOf(call.workspace, channel), 100)
    return { members: items, response_metadata: { next_cursor: nextCursor } }
  },
}

export const conversationsJoin: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('channels:join')
    const channel = call.channel()
    if (channel.kind === 'direct' || channel.private) throw new SlackRefusal('method_not_supported_for_channel_type')
    if (channel.archived === true) throw new SlackRefusal('is_archived')
    const joined = call.workspace.channels.set(channel.id, { ...channel, botPresent: true })
    return {
      channel: channelJson(call.workspace, joined),
      ...(channel.botPresent && { warning: 'already_in_channel' }),
    }
  },
}

export const conversationsOpen: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('im:write')
    const { workspace } = call
    const channelId = call.text('channel')
    if (channelId !== undefined) {
      const channel = call.channel()
      return { no_op: true, already_open: true, channel: openJson(call, channel) }
    }
    const users = (call.text('users') ?? '').split(',').filter((id) => id !== '')
    const [userId] = users
    if (userId === undefined) throw new SlackRefusal('users_list_not_supplied')
    // The app has no mpim:write, so it can talk to one person only.
    if (users.length > 1) call.need('mpim:write')
    return { channel: openJson(call, directChannelFor(workspace, userId)) }
  },
}

/** The direct conversation with somebody the bot may write to: a colleague, or an outsider in a channel with the bot. */
export function directChannelFor(workspace: Workspace, userId: string): StoredChannel {
  const user = workspace.user(userId)
  if (user === undefined) throw new SlackRefusal('user_not_found')
  if (user.bot !== undefined || user.id === SLACKBOT) throw new SlackRefusal('cannot_dm_bot')
  if (user.deleted === true) throw new SlackRefusal('user_disabled')
  const meets = workspace.channels.values().some((one) => one.botPresent && one.memberIds.includes(userId))
  if (user.hidden === true || (workspace.isOutsider(user) && !meets)) throw new SlackRefusal('user_not_visible')
  return workspace.directChannel(userId)
}

/** Who is in a channel. A deactivated account is in none any more. */
export function membersOf(workspace: Workspace, channel: StoredChannel): string[] {
  const { botUserId } = workspace.credentials
  const people = channel.memberIds.filter((id) => id !== botUserId && workspace.user(id)?.deleted !== true)
  return channel.botPresent ? [...people, botUserId] : people
}

function openJson(call: ApiCall, channel: StoredChannel): JsonRecord {
  return call.flag('return_im') ? channelJson(call.workspace, channel) : { id: channel.id }
}

function channelJson(workspace: Workspace, channel: StoredChannel): JsonRecord {
  const { homeTeamId } = workspace.credentials
  const common = { id: channel.id, created: 0, is_archived: channel.archived === true, context_team_id: homeTeamId }
  if (channel.kind === 'direct') {
    const user = channel.memberIds.find((id) => id !== workspace.credentials.botUserId)
    return { ...common, is_org_shared: false, is_im: true, user, is_open: true }
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_member: channel.botPresent,
    is_private: channel.private,
    is_channel: !channel.private,
    is_group: channel.private,
    is_im: false,
    is_mpim: false,
    is_general: false,
    ...sharingJson(workspace, channel),
    topic: {
      value: '',
      creator: '',
      last_set: 0,
    },
    purpose: {
      value: '',
      creator: '',
      last_set: 0,
    },
    num_members: membersOf(workspace, channel).length,
  }
}

/** With whom a channel is shared: other organisations (Slack Connect), or workspaces of the same Grid organisation. */
function sharingJson(workspace: Workspace, channel: StoredChannel): JsonRecord {
  const { organisations, credentials } = workspace
  const extShared = workspace.isShared(channel)
  const orgShared = workspace.isOrgShared(channel)
  const foreign = channel.sharedWithTeamIds.filter((id) => organisations.isForeign(id))
  const own = channel.sharedWithTeamIds.filter((id) => !organisations.isForeign(id))
  return {
    is_shared: extShared || orgShared,
    is_ext_shared: extShared,
    is_org_shared: orgShared,
    is_pending_ext_shared: false,
    pending_shared: [],
    ...((extShared || orgShared) && {
      shared_team_ids: [credentials.homeTeamId, ...channel.sharedWithTeamIds],
      internal_team_ids: [credentials.homeTeamId, ...own],
    }),
    ...(extShared && { connected_team_ids: foreign.map((id) => organisations.organisationId(id)) }),
  }
}
