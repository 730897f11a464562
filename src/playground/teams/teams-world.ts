import { createHash } from 'node:crypto'

/** The people, organisations and channels with which a local Teams begins. Plain data. */
export type TeamsWorld = {
  /** Exactly one is home: the one in which the bot is installed. */
  tenants: TeamsTenant[]
  users: TeamsUser[]
  /** The one team, in the home tenant. */
  team: TeamsTeam
  /** First words of the slash commands that the app's manifest declares; `partner` unless given. */
  slashCommands?: string[]
  /** What the app's manifest puts into the menu of a message; with `fetchTask` the bot is asked for a dialog first. */
  messageActions?: { id: string; title: string; fetchTask: boolean }[]
  /** Default `all`. */
  readsChannels?: ReadsChannels
  /** Whether the clients know charts; default true. */
  drawsCharts?: boolean
  /** Whether what is said to the bot alone has threads, too (in preview in 2026): then its `conversation.id` names one. */
  threadsInChats?: boolean
}

/**
 * Of which channels the bot gets what is said without mentioning it: by `ChannelMessage.Read.Group`, to which a team's
 * owner consents. Whether that reaches shared channels is nowhere said, hence `standard`.
 */
export type ReadsChannels = 'all' | 'standard' | 'none'

/** `id` is a GUID. */
type TeamsTenant = { id: string; name: string; home: boolean }

export type TeamsUser = {
  /** A GUID: the object id in Microsoft Entra. */
  aadObjectId: string
  name: string
  /** e.g. "Account manager" */
  title: string
  tenantId: string
  /** IANA zone, e.g. "Europe/Paris". */
  zone: string
  /** e.g. "dana@northwind.example"; a guest's has their own address in it: "gia_other.example#EXT#@northwind.example". */
  userPrincipalName: string
  /** Absent where it is the principal name. */
  email?: string
  /** e.g. "fr-FR"; "en-US" unless given. */
  locale?: string
  /** Invited into their tenant from outside (Entra B2B): `tenantId` is the host's. */
  guest?: boolean
  /** Not signed in anywhere: they have a name and nothing else. */
  anonymous?: boolean
  /** Another app's bot: in no roster, and without an object id to others. */
  bot?: boolean
  /** The account is disabled or deleted: in no roster any more, and nobody can write to it. */
  gone?: boolean
}

type TeamsTeam = {
  /** `19:…@thread.tacv2`, the id of the team's General channel. */
  id: string
  name: string
  channels: TeamsChannel[]
}

export type TeamsChannel = {
  /** `19:…@thread.tacv2` */
  id: string
  name: string
  /** A shared channel: people of other tenants may be members. */
  shared: boolean
  /** `aadObjectId`s. */
  memberIds: string[]
  /** Whether the bot is in the channel at the first start. */
  botPresent: boolean
}

export const BOT_NAME = 'Liaison'

export function homeTenant(world: TeamsWorld): TeamsTenant {
  const home = world.tenants.find((tenant) => tenant.home)
  if (!home) throw new Error('A Teams world needs one home tenant')
  return home
}

/** The id by which a bot knows a person: `29:…`, opaque, the same in every conversation of one bot. A bot's begins with `28:`. */
export function accountId(user: TeamsUser): string {
  return user.bot === true ? `28:${user.aadObjectId}` : `29:1${digest(user.aadObjectId)}`
}

/** The id of a person's one-to-one conversation with the bot. */
export function personalConversationId(user: TeamsUser, appId: string): string {
  return `a:1${digest(`${appId}/${user.aadObjectId}`)}`
}

/** The bot's own account id. */
export function botAccountId(appId: string): string {
  return `28:${appId}`
}

/** Finds a person by the ids under which Teams opens a chat: `29:…`, or the Entra object id. */
export function findUserById(world: TeamsWorld, id: string): TeamsUser | undefined {
  return world.users.find((user) => user.aadObjectId === id || accountId(user) === id)
}

/** Finds a person by any id that the roster accepts for one: `29:…`, the Entra object id, or the principal name. */
export function findUser(world: TeamsWorld, id: string): TeamsUser | undefined {
  return findUserById(world, id) ?? world.users.find((user) => sameText(user.userPrincipalName, id))
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
