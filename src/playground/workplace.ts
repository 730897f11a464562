import type { Instant, Ms } from '../domain/time/instant.ts'

/**
 * What a local platform shows of itself: to the page, and to the scenario tests. Both local platforms
 * (the Slack workspace and the Teams tenant) describe themselves in this one shape.
 */
export type Workplace = {
  platform: 'slack' | 'teams'
  /** e.g. "Northwind" */
  name: string
  organisations: Organisation[]
  people: Resident[]
  channels: Channel[]
  messages: Message[]
  /** The app's entries in the menu of a message; people of other organisations have none. */
  messageActions: { id: string; title: string }[]
  /** Dialogs (modals) open now, at most one stack per person; the last one of a person is on top. */
  dialogs: Dialog[]
  /** Teams: the clients know no charts. */
  chartsUnknown?: true
  /** Slack: what the app has drawn on the Home tabs of people. */
  homes?: Home[]
}

/** A Slack workspace (team) or a Microsoft Entra tenant. Exactly one is home: the one in which the bot is installed. */
export type Organisation = { id: string; name: string; home: boolean }

export type Resident = {
  /** Slack `U…`; Teams `aadObjectId`. */
  id: string
  name: string
  /** e.g. "Account manager" */
  title: string
  organisationId: string
  /** IANA zone, e.g. "Europe/Paris". */
  zone: string
  /** The bot that is played with; other bots are people of the world like any other. */
  isBot: boolean
  /** A guest of the organisation that they are in. */
  guest?: boolean
  /** The account is deactivated, or was removed from its organisation. */
  deactivated?: boolean
}

export type Channel = {
  /** Slack `C…` / `D…`; Teams `19:…@thread.tacv2` / personal conversation id. */
  id: string
  name: string
  kind: 'channel' | 'direct'
  /** Shared with another organisation: Slack Connect, or a Teams shared channel. */
  shared: boolean
  memberIds: string[]
  /** Whether the bot is in the channel. */
  botPresent: boolean
}

export type Message = {
  /** Slack `ts`; Teams activity id. Unique within its channel. */
  id: string
  channelId: string
  authorId: string
  /** In time of the playground's clock. */
  at: Instant
  editedAt?: Instant
  deletedAt?: Instant
  /** Plain text, or the fallback text of a card. */
  text: string
  /** Exactly what was sent to the platform: Slack `{ blocks, text, metadata, … }`, Teams the Activity. */
  payload: unknown
  /** Set when only this person sees it: Slack ephemeral, Teams targeted message. */
  visibleTo?: string
  /** Teams: what these people see in place of `payload`, by person, after the answer to their own button replaced their card. */
  payloadFor?: Record<string, unknown>
  threadId?: string
  /** Slack: a reply that stands in the channel as well. */
  alsoInChannel?: boolean
  /** Names of what goes along. */
  files?: string[]
  /** Who reacted, by the name of the emoji. */
  reactions?: Record<string, string[]>
}

export type Dialog = {
  id: string
  personId: string
  /** Slack: the view as the bot sent it. Teams: the task-module value (title and card). */
  payload: unknown
  /** Errors the bot gave to the last submission, by field (Slack block id; Teams shows its own inside the card). */
  errors: Record<string, string>
  openedAt: Instant
  /** Channel and message whose button or menu opened it, where there was one. */
  channelId?: string
  messageId?: string
  /** Teams: the entry of the message's menu that opened it. */
  messageActionId?: string
}

/** `payload`: the view as the bot sent it. */
export type Home = { id: string; personId: string; payload: unknown }

/** One request between the bot and a local platform, for the page's drawer. Tokens and signatures are masked. */
export type Exchange = {
  seq: number
  at: Instant
  platform: 'slack' | 'teams'
  /** `to-platform`: the bot called the platform's API. `to-bot`: the platform delivered an event. */
  direction: 'to-platform' | 'to-bot'
  /** e.g. "chat.postMessage", "event app_mention", "POST /v3/conversations/…/activities", "invoke adaptiveCard/action" */
  what: string
  status: number
  request: unknown
  response: unknown
}

/**
 * A fault that a local platform is told to commit on matching exchanges: the next `times`, or until it is switched off when
 * `times` is left out. `match` is looked for in what the exchange is called (`Exchange.what`, and on Teams the path).
 */
export type Fault = ApiFault | EventFault

/** On calls of the bot; with `about`, only those that name this person, channel or conversation by its id. */
export type ApiFault = { on: 'api'; match?: string; about?: string; times?: number } & (
  | { fail: 'rate-limit'; retryAfterS: number }
  | { fail: 'server-error'; status: 500 | 502 | 503 | 504 }
  /** Refused with this platform error code, e.g. Slack "channel_not_found", Teams "MessageWritesBlocked" (403). */
  | { fail: 'platform-error'; code: string; status?: number }
  /** The connection is closed without an answer: before doing the work, or after it. */
  | { fail: 'drop-before' | 'drop-after-accept' }
  /** Answered late: after this long (real milliseconds), or when the fault is switched off, or never. */
  | { fail: 'hang'; answerAfterMs?: number }
)

/** On events towards the bot: delivered twice, held back and delivered after the following one, or only by the last retry, six minutes later. */
export type EventFault = {
  on: 'event'
  match?: string
  times?: number
  fail: 'deliver-twice' | 'deliver-late' | 'deliver-by-last-retry'
}

/** The local platforms' clock. The page and the tests move it; nothing in it ever goes backwards. */
export type PlaygroundClock = { now(): Instant }

/** What an account is in its own organisation; whoever is deactivated can do nothing and be written to by nobody. */
export type Standing = 'member' | 'guest' | 'deactivated'

/**
 * What members and admins do to people and channels, beside saying and pressing things; the bot is told of it as the
 * platform tells. Each throws an Error where there is no such channel, person or message.
 */
export interface PlatformAdmin {
  setBotPresent(channelId: string, present: boolean): void
  setMember(channelId: string, personId: string, present: boolean): void
  setStanding(personId: string, standing: Standing): void
  /** An admin, or whoever may, deletes somebody's message by hand. */
  deleteMessage(channelId: string, messageId: string): void
}

/** What both local platforms offer besides acting as a person, which differs per platform. */
export interface LocalPlatform extends AsyncDisposable {
  workplace(): Workplace
  admin: PlatformAdmin
  exchanges(sinceSeq?: number): Exchange[]
  /** Returns what switches it off again; calls that hang are then answered. */
  addFault(fault: Fault): () => void
  /** Out of reach: connections to the platform are refused and those that are open are cut, until it comes back. */
  setReachable(reachable: boolean): Promise<void>
  /** The platform's own clock: this far ahead of the machine's, or behind where negative. What it signs and dates shows it. */
  setClockAhead(ms: Ms): void
  /** Called after every change of the workplace or the exchanges; returns the unsubscribe function. */
  onChange(listener: () => void): () => void
  /** Resolves when no delivery to the bot is under way. */
  settled(): Promise<void>
}

/** Where a local platform keeps its state over a restart and a `kill -9`: durable as soon as `save` returns. */
export interface Keepsake {
  load(name: string): unknown
  save(name: string, value: unknown): void
}
