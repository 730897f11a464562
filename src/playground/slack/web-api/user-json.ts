import type { JsonRecord } from '../json-record.ts'
import type { User, Workspace } from '../workspace/workspace.ts'

/**
 * A user object, as complete as Slack gives it to the bot: of a deactivated account little more than the name is left, and
 * a stranger, who shares no channel with the bot, comes without zone and address.
 */
export function userJson(workspace: Workspace, user: User, withLocale: boolean): JsonRecord {
  const { id, name, teamId, deleted = false } = user
  const isBot = user.bot !== undefined
  return {
    id,
    ...(user.teamUnsaid !== true && { team_id: teamId }),
    name: handle(name),
    deleted,
    profile: profileJson(workspace, user),
    is_bot: isBot,
    is_app_user: false,
    updated: 0,
    ...(user.bot === 'workflow' && { is_workflow_bot: true }),
    ...(workspace.isOutsider(user) && { is_stranger: isStranger(workspace, user) }),
    ...gridJson(workspace, user),
    ...(!deleted && activeJson(workspace, user)),
    ...(withLocale && !deleted && { locale: user.locale ?? 'en-US' }),
  }
}

/** Of another organisation and in no channel that the bot can see. */
function isStranger(workspace: Workspace, user: User): boolean {
  return workspace.isOutsider(user) && !workspace.sharesChannel(user)
}

function profileJson(workspace: Workspace, user: User): JsonRecord {
  const mayReadEmail = workspace.scopes.includes('users:read.email') && !isStranger(workspace, user)
  return {
    title: user.title,
    real_name: user.name,
    real_name_normalized: user.name,
    team: user.teamId,
    display_name: user.name,
    display_name_normalized: user.name,
    ...statusJson(workspace, user),
    ...(mayReadEmail && user.email !== undefined && { email: user.email }),
    ...(user.bot !== undefined && { bot_id: botIdOf(user), always_active: true }),
  }
}

/** Without one, and once it has ended, these are empty, and the end is 0; so is that of a status without an end. */
function statusJson({ clock }: Workspace, { status }: User): JsonRecord {
  const holds = status !== undefined && (status.until === undefined || status.until > clock.now())
  return {
    status_text: holds ? status.text : '',
    status_emoji: holds ? (status.emoji ?? '') : '',
    status_emoji_display_info: [],
    status_expiration: holds && status.until !== undefined ? Math.floor(status.until / 1e3) : 0,
  }
}

/** What a deactivated account no longer has. A guest is told by these flags alone: their team is the one they are guests of. */
function activeJson(workspace: Workspace, user: User): JsonRecord {
  const zoned = Temporal.Instant.fromEpochMilliseconds(workspace.clock.now()).toZonedDateTimeISO(user.zone)
  return {
    real_name: user.name,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.guest !== undefined,
    is_ultra_restricted: user.guest === 'single-channel',
    is_email_confirmed: true,
    ...(!isStranger(workspace, user) && {
      tz: user.zone,
      tz_label: user.zone,
      tz_offset: zoned.offsetNanoseconds / 1e9,
    }),
  }
}

/** Everybody of an Enterprise Grid organisation has an account of the organisation, and is in some of its workspaces. */
function gridJson({ organisations }: Workspace, user: User): JsonRecord {
  const enterprise = organisations.enterpriseOf(user.teamId)
  if (enterprise === undefined) return {}
  const names = { enterprise_id: enterprise.id, enterprise_name: enterprise.name }
  const teams = organisations.teamIdsOf(user)
  return { enterprise_user: { id: user.id, ...names, is_admin: false, is_owner: false, teams }, ...names, teams }
}

/** The `B…` of a bot other than ours. */
export function botIdOf(user: User): string {
  return `B${user.id.slice(1)}`
}

/** A short name such as "ada.lovelace", as Slack makes for `name` and `user_name`. */
export function handle(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '.')
}
