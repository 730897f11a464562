import type { User, Workspace } from '../workspace/workspace.ts'
import { SlackRefusal, type ApiMethod } from './api-call.ts'
import { page } from './paging.ts'
import { userJson } from './user-json.ts'

export const usersInfo: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('users:read')
    const { workspace } = call
    const user = workspace.user(call.required('user', 'user_not_found'))
    if (user === undefined || !isKnown(workspace, user)) throw new SlackRefusal('user_not_found')
    if (user.hidden === true) throw new SlackRefusal('user_not_visible')
    return { user: userJson(workspace, user, call.flag('include_locale')) }
  },
}

export const usersList: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('users:read')
    const { workspace } = call
    const all = [...workspace.people.all(), workspace.bot()]
    const listed = all.filter((user) => workspace.organisations.isAtHome(user) || workspace.sharesChannel(user))
    const { items, nextCursor } = page(call, listed, 999)
    const members = items.map((user) => userJson(workspace, user, call.flag('include_locale')))
    return { members, response_metadata: { next_cursor: nextCursor } }
  },
}

/** Somebody of another organisation is known only while that organisation shares a channel with the bot's. */
function isKnown(workspace: Workspace, user: User): boolean {
  if (!workspace.isOutsider(user) || workspace.sharesChannel(user)) return true
  const { organisations } = workspace
  const theirs = organisations.organisationId(user.teamId)
  return workspace.channels
    .values()
    .some(({ sharedWithTeamIds }) => sharedWithTeamIds.some((id) => organisations.organisationId(id) === theirs))
}
