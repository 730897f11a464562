import type { Keepsake, PlaygroundClock } from '../../workplace.ts'
import { credentialsOf, type SlackCredentials } from '../credentials.ts'
import {
  BOT_NAME,
  DEFAULT_BOT_EVENTS,
  DEFAULT_SCOPES,
  SLACKBOT,
  type SlackUser,
  type SlackWorld,
} from '../slack-world.ts'
import { KeptMap } from './kept-map.ts'
import { MessageLog } from './message-log.ts'
import { Organisations } from './organisations.ts'
import { People } from './people.ts'
import type { PendingEvent, StoredChannel, StoredFile, StoredResponseUrl, StoredView } from './records.ts'
import { Triggers } from './triggers.ts'

export type User = SlackUser

/** Everything the local Slack remembers, and the questions that the API and the people ask of it. */
export class Workspace {
  readonly clock: PlaygroundClock
  readonly credentials: SlackCredentials
  readonly organisations: Organisations
  readonly people: People
  readonly teams: SlackWorld['teams']
  readonly botEvents: string[]
  readonly outsideEditsArrive: boolean
  readonly outsideFilesShown: boolean
  readonly commands: string[]
  readonly shortcuts: NonNullable<SlackWorld['shortcuts']>
  readonly channels: KeptMap<StoredChannel>
  readonly messages: MessageLog
  readonly views: KeptMap<StoredView>
  readonly homeViews: KeptMap<StoredView>
  readonly pending: KeptMap<PendingEvent>
  readonly responseUrls: KeptMap<StoredResponseUrl>
  readonly files: KeptMap<StoredFile>
  readonly triggers: Triggers
  /** Whether `data_visualization` blocks are taken; Slack brought them to workspaces one after the other. */
  takesCharts: boolean
  /** A person in whose name, and not the bot's, events of their channels are delivered; as if they had installed the app, too. */
  deliversFor: string | undefined
  readonly #bornScopes: string[]
  readonly #scopes: KeptMap<{ scope: string; granted: boolean }>
  /** Set once the server listens; response_urls begin with it. */
  origin = ''

  constructor(world: SlackWorld, keepsake: Keepsake, clock: PlaygroundClock, realNow: () => number) {
    this.clock = clock
    this.credentials = credentialsOf(world, keepsake)
    this.teams = world.teams
    this.organisations = new Organisations(world, this.credentials.homeTeamId)
    this.people = new People(world.users, keepsake)
    this.#bornScopes = world.scopes ?? DEFAULT_SCOPES
    this.#scopes = new KeptMap(keepsake, 'slack.scopes')
    this.takesCharts = world.takesCharts ?? true
    this.outsideEditsArrive = world.outsideEditsArrive ?? false
    this.outsideFilesShown = world.outsideFilesShown ?? false
    this.botEvents = world.botEvents ?? DEFAULT_BOT_EVENTS
    this.commands = world.commands ?? ['/partner']
    this.shortcuts = world.shortcuts ?? []
    this.channels = new KeptMap(keepsake, 'slack.channels')
    this.views = new KeptMap(keepsake, 'slack.views')
    this.homeViews = new KeptMap(keepsake, 'slack.home-views')
    this.pending = new KeptMap(keepsake, 'slack.pending-events')
    this.responseUrls = new KeptMap(keepsake, 'slack.response-urls')
    this.files = new KeptMap(keepsake, 'slack.files')
    this.triggers = new Triggers(realNow)
    for (const { private: hidden = false, ...channel } of world.channels)
      if (this.channels.get(channel.id) === undefined)
        this.channels.set(channel.id, { ...channel, kind: 'channel', private: hidden })
    this.messages = new MessageLog(keepsake, clock)
    for (const channel of this.channels.values()) this.messages.restore(channel.id)
  }

  /** Scopes that the bot token has now. */
  get scopes(): string[] {
    const changes = this.#scopes.values()
    const kept = this.#bornScopes.filter((born) => !changes.some(({ scope }) => scope === born))
    return [...kept, ...changes.filter(({ granted }) => granted).map(({ scope }) => scope)]
  }

  /** Grants the app a scope, or takes it away, as an admin does. */
  setScope(scope: string, granted: boolean): void {
    this.#scopes.set(scope, { scope, granted })
  }

  user(id: string): User | undefined {
    if (id === this.credentials.botUserId) return this.bot()
    return id === SLACKBOT ? this.#slackbot() : this.people.find(id)
  }

  /** The bot's own user. */
  bot(): User {
    const { botUserId: id, homeTeamId: teamId } = this.credentials
    return { id, name: BOT_NAME, title: 'App', teamId, zone: 'Etc/UTC', bot: 'app' }
  }

  #slackbot(): User {
    const { homeTeamId: teamId } = this.credentials
    return { id: SLACKBOT, name: 'Slackbot', title: '', teamId, zone: 'America/Los_Angeles' }
  }

  /** Of another organisation than the one in which the bot is installed; a colleague in its Grid is not. */
  isOutsider(user: User): boolean {
    return this.organisations.isForeign(user.teamId)
  }

  /** Slack Connect: whether people of another organisation are, or may be, in the channel. */
  isShared(channel: StoredChannel): boolean {
    return this.#teamsIn(channel).some((teamId) => this.organisations.isForeign(teamId))
  }

  /** Whether several workspaces of the bot's own Grid organisation are in the channel. */
  isOrgShared(channel: StoredChannel): boolean {
    const { homeTeamId } = this.credentials
    const teams = this.#teamsIn(channel).filter((teamId) => !this.organisations.isForeign(teamId))
    return teams.some((teamId) => teamId !== homeTeamId)
  }

  /** Whether the bot can see somebody in a channel or a conversation: a public channel of its workspace, or one it is in. */
  sharesChannel(user: User): boolean {
    return this.channels
      .values()
      .some((channel) => (channel.botPresent || !channel.private) && channel.memberIds.includes(user.id))
  }

  #teamsIn({ sharedWithTeamIds, memberIds }: StoredChannel): string[] {
    const members = memberIds.flatMap((id) => this.people.find(id) ?? [])
    const own = members.filter((user) => !this.organisations.isAtHome(user)).map(({ teamId }) => teamId)
    return [...new Set([...sharedWithTeamIds, ...own])]
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
