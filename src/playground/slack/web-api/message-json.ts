import type { JsonRecord } from '../json-record.ts'
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
export function messageJson(workspace: Workspace, message: StoredMessage, withMetadata: boolean): JsonRecord {
  const { ts, userId, text, threadTs, editedAt, payload } = message
  if (message.deletedAt !== undefined) return { ...TOMBSTONE, ts, thread_ts: ts, ...threadSummary(workspace, message) }
  const { metadata, ...sent } = payload
  return {
    ...sent,
    type: 'message',
    user: userId,
    ts,
    text,
    ...authorship(workspace, userId),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...threadSummary(workspace, message),
    ...(editedAt !== undefined && {
      edited: {
        user: userId,
        ts: `${Math.floor(editedAt / 1e3)}.000000`,
      },
    }),
    ...(withMetadata && metadata !== undefined && { metadata }),
  }
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

function threadSummary(workspace: Workspace, { channelId, ts }: StoredMessage): JsonRecord {
  const replies = workspace.messages
    .of(channelId)
    .filter((one) => one.threadTs === ts && one.ts !== ts && one.deletedAt === undefined)
  const latest = replies.at(-1)
  if (latest === undefined) return {}
  return { thread_ts: ts, reply_count: replies.length, latest_reply: latest.ts }
}
