/** The people, teams and channels a local Slack begins with. Plain data. */
export type SlackWorld = {
  /** Exactly one is home: the workspace in which the bot is installed. */
  teams: SlackTeam[]
  /** Enterprise Grid organisations; a workspace says with `enterpriseId` that it belongs to one. Ids start with E. */
  enterprises?: { id: string; name: string }[]
  users: SlackUser[]
  /**
   * Ids start with C. `sharedWithTeamIds` names the other teams of the channel: of another organisation in a Slack Connect
   * channel, of the same Grid organisation in one that several of its workspaces share.
   */
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
  /** Message shortcuts of the app, as its manifest has them. */
  shortcuts?: { callback_id: string; name: string }[]
  /** Scopes granted to the bot token; default `DEFAULT_SCOPES`. */
  scopes?: string[]
  /** Events the app subscribes to, as its manifest names them; default `DEFAULT_BOT_EVENTS`. */
  botEvents?: string[]
  /** Whether the workspace takes charts already; default true. */
  takesCharts?: boolean
  /** Whether edits and deletions by people of other organisations are told; they were reported not to be (slackapi/bolt-js#644). */
  outsideEditsArrive?: boolean
  /** Whether a message says what the files of other organisations are, or only that `files.info` has to be asked. */
  outsideFilesShown?: boolean
}

/** A workspace. Ids start with T. */
export type SlackTeam = { id: string; name: string; home: boolean; enterpriseId?: string }

export type SlackUser = {
  /** Starts with U, or with W on Enterprise Grid. */
  id: string
  name: string
  title: string
  teamId: string
  /** An IANA zone. */
  zone: string
  email?: string
  /** e.g. "fr-FR"; "en-US" unless given. */
  locale?: string
  /** A guest of their workspace, in several channels or in exactly one; absent for a full member. */
  guest?: 'multi-channel' | 'single-channel'
  /** The account is deactivated: it does nothing any more, and nobody can open a conversation with it. */
  deleted?: boolean
  /** Not a person: another app's bot, or a workflow's. */
  bot?: 'app' | 'workflow'
  /** Enterprise Grid: the other workspaces of the organisation in which they are, too. */
  otherTeamIds?: string[]
  /** Enterprise Grid: `users.info` answers without a `team_id`, as it has been seen to for people of several workspaces. */
  teamUnsaid?: boolean
  /** Enterprise Grid: events name them by the organisation (E…), not by a workspace. So it is for outsiders unless said here. */
  namedByOrganisation?: boolean
  /** `users.info` answers `user_not_visible`. */
  hidden?: boolean
  /** What they say of themselves, such as "Vacationing" until a moment; without an end, until they take it away. */
  status?: { text: string; emoji?: string; until?: number }
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
  'groups:history',
  'metadata.message:read',
  'reactions:read',
]

export const DEFAULT_BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'message.im',
  'message.channels',
  'message.groups',
  'reaction_added',
  'reaction_removed',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'group_left',
]

export const BOT_NAME = 'Liaison'

/** Slack's own voice in every workspace. */
export const SLACKBOT = 'USLACKBOT'
