import type { Instant } from '../../../domain/time/instant.ts'
import { recordsOf, type JsonRecord } from '../json-record.ts'
import { BOT_NAME } from '../slack-world.ts'
import type { StoredMessage } from '../workspace/records.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { botIdOf } from './user-json.ts'

/** What is left of a deleted message under which others answered. */
const TOMBSTONE = {
  type: 'message',
  subtype: 'tombstone',
  user: 'USLACKBOT',
  hidden: true,
  text: 'This message was deleted.',
}

/** A message as the API and interaction payloads show it. Metadata only where it was asked for. */
export function messageJson(
  workspace: Workspace,
  message: StoredMessage,
  withMetadata: boolean,
  replies = workspace.messages.repliesTo(message),
): JsonRecord {
  const { ts, userId, text, threadTs, editedAt, payload } = message
  const thread = threadSummary(ts, replies)
  if (message.deletedAt !== undefined) return { ...TOMBSTONE, ts, thread_ts: ts, ...thread }
  const { metadata, ...sent } = payload
  return {
    ...sent,
    type: 'message',
    user: userId,
    ts,
    text,
    ...authorship(workspace, userId),
    ...filesJson(workspace, message),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...thread,
    ...(editedAt !== undefined && { edited: editedJson(userId, editedAt) }),
    ...(message.reactions !== undefined && { reactions: reactionsJson(message.reactions) }),
    ...(withMetadata && metadata !== undefined && { metadata }),
  }
}

/** Who edited a message, and when, to the second. */
export function editedJson(userId: string, editedAt: Instant): JsonRecord {
  return { user: userId, ts: `${Math.floor(editedAt / 1e3)}.000000` }
}

/** The fields that tell whose message it is: ours, another bot's, or a person's with the person's team. */
export function authorship(workspace: Workspace, userId: string): JsonRecord {
  const { botUserId, botId, appId, homeTeamId } = workspace.credentials
  if (userId === botUserId) {
    const profile = { id: botId, app_id: appId, name: BOT_NAME, team_id: homeTeamId, deleted: false }
    return { team: homeTeamId, bot_id: botId, app_id: appId, bot_profile: profile }
  }
  const user = workspace.user(userId)
  if (user === undefined) return { team: homeTeamId }
  const { organisations } = workspace
  const team = organisations.isAtHome(user) ? homeTeamId : user.teamId
  if (user.bot !== undefined) {
    const profile = { id: botIdOf(user), name: user.name, team_id: team, deleted: false }
    return {
      team,
      bot_id: profile.id,
      bot_profile: profile,
      ...(user.bot === 'workflow' && { subtype: 'bot_message', username: user.name }),
    }
  }
  return user.teamId === homeTeamId ? { team } : { team, ...elsewhere(workspace, user) }
}

/** Somebody whose own workspace is another: their message says where they come from, an outsider's by the Grid organisation. */
function elsewhere({ organisations }: Workspace, user: User): JsonRecord {
  const byOrganisation = user.namedByOrganisation ?? organisations.isForeign(user.teamId)
  const from = byOrganisation ? organisations.organisationId(user.teamId) : user.teamId
  const names = { name: user.name, real_name: user.name, display_name: user.name }
  const restricted = { is_restricted: user.guest !== undefined, is_ultra_restricted: user.guest === 'single-channel' }
  return { user_team: from, source_team: from, user_profile: { ...names, team: from, ...restricted } }
}

/** The files of a message as the bot gets them: of another organisation's it may only learn that there are some. */
export function filesJson(workspace: Workspace, { userId, payload }: StoredMessage): JsonRecord {
  const files = recordsOf(payload['files'])
  const author = workspace.user(userId)
  if (files.length === 0) return {}
  const hidden = author !== undefined && workspace.isOutsider(author) && !workspace.outsideFilesShown
  return {
    files: hidden ? files.map(({ id }) => ({ id, mode: 'file_access', file_access: 'check_file_info' })) : files,
  }
}

function reactionsJson(reactions: Record<string, string[]>): JsonRecord[] {
  return Object.entries(reactions).map(([name, users]) => ({ name, users, count: users.length }))
}

/** At most five of those who answered are named. */
function threadSummary(ts: string, replies: StoredMessage[]): JsonRecord {
  const latest = replies.at(-1)
  if (latest === undefined) return {}
  const users = [...new Set(replies.map(({ userId }) => userId))]
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users.slice(0, 5),
    latest_reply: latest.ts,
  }
}
