/** The people, teams and channels a local Slack begins with. Plain data. */
export type SlackWorld = {
  /** Exactly one is home: the workspace in which the bot is installed. Ids start with T. */
  teams: { id: string; name: string; home: boolean }[]
  /** Ids start with U. `zone` is an IANA zone. */
  users: { id: string; name: string; title: string; teamId: string; zone: string; email?: string }[]
  /** Ids start with C. `sharedWithTeamIds` names the other teams of a Slack Connect channel. */
  channels: {
    id: string
    name: string
    memberIds: string[]
    sharedWithTeamIds: string[]
    botPresent: boolean
    private?: boolean
  }[]
  /** Slash commands of the app; default `/partner`. */
  commands?: string[]
  /** Scopes granted to the bot token; default `DEFAULT_SCOPES`. */
  scopes?: string[]
  /** Events the app subscribes to, as its manifest names them; default `DEFAULT_BOT_EVENTS`. */
  botEvents?: string[]
}

export const DEFAULT_SCOPES = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
  'channels:history',
  'metadata.message:read',
]

export const DEFAULT_BOT_EVENTS = ['app_mention', 'message.im', 'member_joined_channel', 'member_left_channel']

export const BOT_NAME = 'Liaison'
