import type { Keepsake, PlaygroundClock } from '../../workplace.ts'
import { credentialsOf, type SlackCredentials } from '../credentials.ts'
import { BOT_NAME, DEFAULT_BOT_EVENTS, DEFAULT_SCOPES, type SlackWorld } from '../slack-world.ts'
import { KeptMap } from './kept-map.ts'
import { MessageLog } from './message-log.ts'
import type { PendingEvent, StoredChannel, StoredResponseUrl, StoredView } from './records.ts'
import { Triggers } from './triggers.ts'

export type User = SlackWorld['users'][number]

/** Everything the local Slack remembers, and the questions that the API and the people ask of it. */
export class Workspace {
  readonly clock: PlaygroundClock
  readonly credentials: SlackCredentials
  readonly world: SlackWorld
  readonly scopes: string[]
  readonly botEvents: string[]
  readonly commands: string[]
  readonly channels: KeptMap<StoredChannel>
  readonly messages: MessageLog
  readonly views: KeptMap<StoredView>
  readonly homeViews: KeptMap<StoredView>
  readonly pending: KeptMap<PendingEvent>
  readonly responseUrls: KeptMap<StoredResponseUrl>
  readonly triggers: Triggers
  /** Set once the server listens; response_urls begin with it. */
  origin = ''

  constructor(world: SlackWorld, keepsake: Keepsake, clock: PlaygroundClock, realNow: () => number) {
    this.world = world
    this.clock = clock
    this.credentials = credentialsOf(world, keepsake)
    this.scopes = world.scopes ?? DEFAULT_SCOPES
    this.botEvents = world.botEvents ?? DEFAULT_BOT_EVENTS
    this.commands = world.commands ?? ['/partner']
    this.channels = new KeptMap(keepsake, 'slack.channels')
    this.views = new KeptMap(keepsake, 'slack.views')
    this.homeViews = new KeptMap(keepsake, 'slack.home-views')
    this.pending = new KeptMap(keepsake, 'slack.pending-events')
    this.responseUrls = new KeptMap(keepsake, 'slack.response-urls')
    this.triggers = new Triggers(realNow)
    for (const { private: hidden = false, ...channel } of world.channels)
      if (this.channels.get(channel.id) === undefined)
        this.channels.set(channel.id, { ...channel, kind: 'channel', private: hidden })
    this.messages = new MessageLog(keepsake, clock)
    for (const channel of this.channels.values()) this.messages.restore(channel.id)
  }

  user(id: string): User | undefined {
    const { botUserId, homeTeamId } = this.credentials
    if (id === botUserId) return { id, name: BOT_NAME, title: 'App', teamId: homeTeamId, zone: 'Etc/UTC' }
    return this.world.users.find((user) => user.id === id)
  }

  team(id: string): SlackWorld['teams'][number] {
    const team = this.world.teams.find((one) => one.id === id)
    if (team === undefined) throw new Error(`No team ${id} in the Slack world`)
    return team
  }

  isOutsider(user: User): boolean {
    return user.teamId !== this.credentials.homeTeamId
  }

  /** Slack Connect: whether people of another team are, or may be, in the channel. */
  isShared(channel: StoredChannel): boolean {
    if (channel.sharedWithTeamIds.length > 0) return true
    return channel.memberIds.some((id) => {
      const user = this.user(id)
      return user !== undefined && this.isOutsider(user)
    })
  }

  /** The direct conversation of a person with the bot; opened when there is none yet. */
  directChannel(userId: string): StoredChannel {
    const id = `D${userId.slice(1)}`
    const { botUserId } = this.credentials
    return (
      this.channels.get(id) ??
      this.channels.set(id, {
        id,
        name: 'directmessage',
        kind: 'direct',
        memberIds: [userId, botUserId],
        sharedWithTeamIds: [],
        botPresent: true,
        private: true,
      })
    )
  }

  /** The views a person has open, the one on top last. */
  viewStack(userId: string): StoredView[] {
    return this.views.values().filter((view) => view.userId === userId)
  }
}
