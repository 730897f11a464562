import type { JsonRecord } from '../json-record.ts'
import { BOT_NAME } from '../slack-world.ts'
import type { StoredMessage } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A message as the API and interaction payloads show it. Metadata only where it was asked for. */
export function messageJson(workspace: Workspace, message: StoredMessage, withMetadata: boolean): JsonRecord {
  const { ts, userId, text, threadTs, editedAt, payload } = message
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

/** The fields that tell whose message it is: the app's own, or a person's with the person's team. */
export function authorship(workspace: Workspace, userId: string): JsonRecord {
  const { botUserId, botId, appId, homeTeamId } = workspace.credentials
  if (userId === botUserId) {
    const profile = { id: botId, app_id: appId, name: BOT_NAME, team_id: homeTeamId, deleted: false }
    return { team: homeTeamId, bot_id: botId, app_id: appId, bot_profile: profile }
  }
  const user = workspace.user(userId)
  const teamId = user?.teamId ?? homeTeamId
  if (teamId === homeTeamId) return { team: teamId }
  // Slack Connect: an outsider's message says which team it comes from.
  const userProfile = { name: user?.name, real_name: user?.name, display_name: user?.name, team: teamId }
  return { team: teamId, user_team: teamId, source_team: teamId, user_profile: userProfile }
}

function threadSummary(workspace: Workspace, { channelId, ts }: StoredMessage): JsonRecord {
  const replies = workspace.messages
    .of(channelId)
    .filter((one) => one.threadTs === ts && one.ts !== ts && one.deletedAt === undefined)
  const latest = replies.at(-1)
  if (latest === undefined) return {}
  return { thread_ts: ts, reply_count: replies.length, latest_reply: latest.ts }
}
