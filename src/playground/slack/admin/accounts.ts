import { userJson } from '../web-api/user-json.ts'
import type { UserChange } from '../workspace/people.ts'
import { tellBot, type AdminDesk } from './tell-bot.ts'

/** What can become of an account. */
export type AccountChange = Pick<
  UserChange,
  'name' | 'title' | 'zone' | 'locale' | 'email' | 'deleted' | 'hidden' | 'guest' | 'status'
>

/** Changes an account, and tells the bot with a `user_change`. @throws Error when there is nobody with this id. */
export function changeAccount(desk: AdminDesk, userId: string, change: AccountChange): void {
  const { workspace, changed } = desk
  const user = workspace.people.change(userId, change)
  const { clock } = workspace
  const event = { type: 'user_change', user: userJson(workspace, user, true), cache_ts: Math.floor(clock.now() / 1e3) }
  if (!workspace.isOutsider(user) || workspace.sharesChannel(user)) tellBot(desk, event, { scope: 'users:read' })
  changed()
}
