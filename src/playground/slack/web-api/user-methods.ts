import type { JsonRecord } from '../json-record.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { SlackRefusal, type ApiMethod } from './api-call.ts'
import { page } from './paging.ts'

export const usersInfo: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('users:read')
    const user = call.workspace.user(call.required('user', 'user_not_found'))
    if (user === undefined) throw new SlackRefusal('user_not_found')
    return { user: userJson(call.workspace, user) }
  },
}

export const usersList: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('users:read')
    const { workspace } = call
    const bot = workspace.user(workspace.credentials.botUserId)
    const all = [...workspace.world.users, ...(bot === undefined ? [] : [bot])]
    const { items, nextCursor } = page(
      call,
      all.filter((user) => !workspace.isOutsider(user) || sharesChannel(workspace, user)),
      999,
    )
    const members = items.map((user) => userJson(workspace, user))
    return { members, response_metadata: { next_cursor: nextCursor } }
  },
}

function userJson(workspace: Workspace, user: User): JsonRecord {
  const isBot = user.id === workspace.credentials.botUserId
  const zoned = Temporal.Instant.fromEpochMilliseconds(workspace.clock.now()).toZonedDateTimeISO(user.zone)
  const mayReadEmail = workspace.scopes.includes('users:read.email')
  return {
    id: user.id,
    team_id: user.teamId,
    name: handle(user.name),
    real_name: user.name,
    deleted: false,
    tz: user.zone,
    tz_label: user.zone,
    tz_offset: zoned.offsetNanoseconds / 1e9,
    profile: {
      title: user.title,
      real_name: user.name,
      real_name_normalized: user.name,
      team: user.teamId,
      display_name: user.name,
      display_name_normalized: user.name,
      ...(mayReadEmail && user.email !== undefined && { email: user.email }),
    },
    is_bot: isBot,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    updated: 0,
    ...(workspace.isOutsider(user) && { is_stranger: !sharesChannel(workspace, user) }),
  }
}

function sharesChannel(workspace: Workspace, user: User): boolean {
  return workspace.channels
    .values()
    .some((channel) => channel.kind === 'channel' && channel.memberIds.includes(user.id))
}

/** A short name such as "ada.lovelace", as Slack makes for `name` and `user_name`. */
export function handle(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '.')
}
