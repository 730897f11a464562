import type { StoredChannel } from '../workspace/records.ts'
import type { User } from '../workspace/workspace.ts'
import { tellBot, type AdminDesk } from './tell-bot.ts'

/** Archives a channel, in which then nobody can write, or brings it back. */
export function setArchived(desk: AdminDesk, channel: StoredChannel, archived: boolean, by: User): void {
  const { workspace, changed } = desk
  if ((channel.archived === true) === archived) return
  const now = workspace.channels.set(channel.id, { ...channel, archived })
  const type = `${channel.private ? 'group' : 'channel'}_${archived ? 'archive' : 'unarchive'}`
  // A private channel's return names who did it with another word (types of @slack/types).
  const doer = type === 'group_unarchive' ? { actor_id: by.id } : { user: by.id }
  if (channel.botPresent)
    tellBot(desk, { type, channel: channel.id, ...doer, ...(archived && { is_moved: 0 }) }, { channel: now })
  changed()
}
