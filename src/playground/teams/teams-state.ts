import type { Instant } from '../../domain/time/instant.ts'
import type { Dialog, Keepsake, Message, PlaygroundClock } from '../workplace.ts'
import { isObject, type JsonObject } from './json-object.ts'
import type { ReadsChannels, TeamsUser, TeamsWorld } from './teams-world.ts'

/** An activity that the bot has not taken yet. */
export type PendingDelivery = {
  activity: JsonObject
  /** How often the bot answered it with an error; being out of reach does not count. */
  failures: number
  /** Held back by a `deliver-late` fault until the following one was delivered. */
  late?: true
  /** No try before then gets through, by a `deliver-by-last-retry` fault. */
  dueAt?: Instant
}

/** A person's one-to-one conversation with the bot. */
type PersonalChat = { conversationId: string; blocked: boolean }

type Kept = {
  messages: Message[]
  dialogs: Dialog[]
  /** By `aadObjectId`. */
  chats: Record<string, PersonalChat>
  /** Whether the bot is in a channel, by channel id. */
  botPresent: Record<string, boolean>
  /** What became of people since the world began, by `aadObjectId`. */
  people?: Record<string, Partial<TeamsUser>>
  /** Who is in a channel now, where that has changed, by channel id. */
  members?: Record<string, string[]>
  /** Of which channels the bot gets everything, where that has changed. */
  readsChannels?: ReadsChannels
  /** Whether the clients know charts, where that has changed. */
  drawsCharts?: boolean
  pending: PendingDelivery[]
  lastId: number
}

const KEPT_AS = 'teams-state'

/** Everything that the local Teams remembers. Whoever changes `now` calls `changed()` before answering anybody. */
export class TeamsState {
  readonly now: Kept
  /** Whether this is the first start with this keepsake. */
  readonly isFresh: boolean
  readonly #clock: PlaygroundClock
  readonly #keepsake: Keepsake | undefined
  readonly #listeners = new Set<() => void>()
  readonly #born: TeamsWorld
  #world: TeamsWorld

  constructor(world: TeamsWorld, clock: PlaygroundClock, keepsake?: Keepsake) {
    const kept = keepsake?.load(KEPT_AS)
    this.#clock = clock
    this.#keepsake = keepsake
    this.isFresh = !isKept(kept)
    this.now = isKept(kept) ? kept : firstState(world)
    this.#born = world
    this.#world = asItIs(world, this.now)
  }

  /** The people and channels as they are now. */
  get world(): TeamsWorld {
    return this.#world
  }

  changed(): void {
    this.#world = asItIs(this.#born, this.now)
    this.#keepsake?.save(KEPT_AS, this.now)
    this.notify()
  }

  /** For what is shown but not kept. */
  notify(): void {
    for (const listener of this.#listeners) listener()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ids of activities are epoch milliseconds in Teams; here of the playground's clock, each one used once. */
  nextId(): string {
    this.now.lastId = Math.max(this.now.lastId + 1, this.#clock.now())
    return String(this.now.lastId)
  }

  message(channelId: string, id: string): Message | undefined {
    return this.now.messages.find((message) => message.channelId === channelId && message.id === id)
  }
}

function asItIs(born: TeamsWorld, { people = {}, members = {}, readsChannels, drawsCharts }: Kept): TeamsWorld {
  const channels = born.team.channels.map((channel) => ({
    ...channel,
    memberIds: members[channel.id] ?? channel.memberIds,
  }))
  const users = born.users.map((user) => ({ ...user, ...people[user.aadObjectId] }))
  return {
    ...{ ...born, users, team: { ...born.team, channels } },
    ...(readsChannels !== undefined && { readsChannels }),
    ...(drawsCharts !== undefined && { drawsCharts }),
  }
}

function firstState(world: TeamsWorld): Kept {
  const botPresent = Object.fromEntries(world.team.channels.map((channel) => [channel.id, channel.botPresent]))
  return { messages: [], dialogs: [], chats: {}, botPresent, pending: [], lastId: 0 }
}

function isKept(value: unknown): value is Kept {
  return isObject(value) && Array.isArray(value.messages) && Array.isArray(value.pending)
}
