import type { PlatformAdmin, Standing } from '../../workplace.ts'
import { isRecord } from '../json-record.ts'
import type { PendingEvent, StoredChannel } from '../workspace/records.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { changeAccount, type AccountChange } from './accounts.ts'
import { setArchived } from './archive.ts'
import { setBotPresent, setMember } from './membership.ts'
import type { AdminDesk } from './tell-bot.ts'

/** Done by the first full member of the home workspace (where none is left, by whoever was one) unless `byUserId` says who. */
export interface SlackAdmin extends PlatformAdmin {
  setBotPresent(channelId: string, present: boolean, byUserId?: string): void
  setMember(channelId: string, userId: string, present: boolean, byUserId?: string): void
  setArchived(channelId: string, archived: boolean, byUserId?: string): void
  changeAccount(userId: string, change: AccountChange): void
  /** Slack brings charts to the workspace, or has not yet. */
  setTakesCharts(takes: boolean): void
  /** Grants the app a scope, or takes it away; the app is told nothing. */
  setScope(scope: string, granted: boolean): void
  /**
   * From now on, until the next start, what is written where this person is comes in their name (`authorizations` with
   * `is_bot: false`), also where the bot is not; undefined ends it.
   */
  deliverFor(userId: string | undefined): void
  /** A `message` event that was taken comes again, late, as a retry. @throws Error when none was taken lately. */
  deliverAgain(channelId: string, messageId: string): void
}

export function slackAdmin(desk: AdminDesk): SlackAdmin {
  const { workspace } = desk
  const by = (userId?: string) => (userId === undefined ? firstMember(workspace) : known(workspace, userId))
  return {
    setBotPresent: (channelId, present, byUserId) =>
      setBotPresent(desk, room(workspace, channelId), present, by(byUserId)),
    setMember: (channelId, userId, present, byUserId) =>
      setMember(desk, room(workspace, channelId), known(workspace, userId), present, by(byUserId)),
    setArchived: (channelId, archived, byUserId) =>
      setArchived(desk, room(workspace, channelId), archived, by(byUserId)),
    changeAccount: (userId, change) => changeAccount(desk, userId, change),
    deleteMessage(channelId, messageId) {
      workspace.messages.change(room(workspace, channelId).id, messageId, { deletedAt: workspace.clock.now() })
      desk.changed()
    },
    setScope(scope, granted) {
      workspace.setScope(scope, granted)
      desk.changed()
    },
    setTakesCharts(takes) {
      workspace.takesCharts = takes
      desk.changed()
    },
    deliverFor(userId) {
      workspace.deliversFor = userId === undefined ? undefined : known(workspace, userId).id
    },
    deliverAgain(channelId, messageId) {
      const about = ({ body: { event } }: PendingEvent) =>
        isRecord(event) && event['type'] === 'message' && event['channel'] === channelId && event['ts'] === messageId
      if (!desk.events.sendAgain(about)) throw new Error(`No message event about ${messageId} was taken lately`)
    },
    setStanding: (userId, standing) => changeAccount(desk, userId, AS_STANDING[standing]),
  }
}

const AS_STANDING: Record<Standing, AccountChange> = {
  member: { deleted: false, guest: 'none' },
  guest: { deleted: false, guest: 'multi-channel' },
  deactivated: { deleted: true },
}

function room(workspace: Workspace, id: string): StoredChannel {
  const channel = workspace.channels.get(id)
  if (channel === undefined) throw new Error(`No channel ${id} in the local Slack`)
  return channel
}

function known(workspace: Workspace, id: string): User {
  const user = workspace.user(id)
  if (user === undefined) throw new Error(`No user ${id} in the local Slack`)
  return user
}

function firstMember(workspace: Workspace): User {
  const { homeTeamId } = workspace.credentials
  const [first, ...others] = workspace.people.all().filter(({ teamId, bot }) => teamId === homeTeamId && !bot)
  if (first === undefined) throw new Error('The Slack world has nobody at home')
  return [first, ...others].find(({ guest, deleted }) => !guest && deleted !== true) ?? first
}
