import type { Instant } from '../domain/time/instant.ts'
import type { Chart } from './chart.ts'

/** Who may read a card. Chosen by the destination's binding, never by the caller. */
export type Audience = 'internal' | 'shared'

/**
 * A platform-neutral message, which adapters render.
 * Text from people only ever appears as plain strings inside `Inline`s; renderers escape every one of them.
 */
export type Card = {
  /** The identifier people say aloud, e.g. "CASE-12", "ESC-3", "acme"; absent on help and plain notices. */
  subject?: string
  /** What the message is called, in a few plain words; line one where there is no headline. */
  title: string
  /** Line one, which says alone what is read before anything else: which, in what state, who does what, by when. */
  headline?: Rich
  /** Never told by colour alone: line one says it in words. */
  tone: Tone
  blocks: CardBlock[]
  /** What only some readers want to know. */
  details?: Details
  /** Always visible: at most three with *Details*, the main one first. */
  buttons: Button[]
  /** What is seldom done: in an overflow, or with the details where a platform has none. */
  more?: Button[]
  /** Small print at the end, e.g. who sees this. */
  footer?: Rich
  /** Line one in plain words, and what people said: for notifications and clients that draw no cards. Never escaped here. */
  fallback: string
}

/** Folded away where a platform can; else `ask` stands among the buttons, and whoever presses it is answered alone with the card unfolded. */
export type Details = { blocks: CardBlock[]; ask: Button }

export type Tone = 'neutral' | 'good' | 'warning' | 'critical'

export type CardBlock =
  | { kind: 'text'; text: Rich }
  /** Label and value pairs, in two columns where the platform can. */
  | { kind: 'fields'; fields: { label: string; value: Rich }[] }
  /** `kept`: it is said once, so also where the message it stands in is told together with others. */
  | { kind: 'list'; items: Rich[]; kept?: true }
  /** One line with the one button that moves it on, beside it where a screen is wide enough. */
  | { kind: 'line'; text: Rich; button: Button }
  /** A picture of numbers, as far as a client can draw one; else what it says. */
  | { kind: 'chart'; chart: Chart }
  /** To be taken as it stands, character by character, such as a table: nothing in it is drawn, shortened or escaped. It is never long: whoever writes it sees to that. */
  | { kind: 'written'; text: string }
  | { kind: 'divider' }

/** Rich text: a run of inline pieces. A bare string is plain text. */
export type Rich = string | Inline[]

export type Inline =
  | string
  | { bold: string }
  | { code: string }
  /** A moment, shown in the reader's own zone where the platform can, else in `zone`. */
  | { at: Instant; zone: string; style: 'date' | 'date-time' }
  /** A person; mentions notify. Renderers fall back to the name on a platform where the person has no account. */
  | { mention: PersonRef }

/** What a card needs to know of a person: the name, and the accounts by platform. */
export type PersonRef = { name: string; accounts: { platform: PlatformName; tenantId: string; userId: string }[] }

/** As adapters call themselves and accounts are written: lower-case letters, digits and "-". Which there are, the wiring knows. */
export type PlatformName = string

export type Button = {
  /** Names the handler in app/actions, e.g. "case.acknowledge". At most 40 characters of [a-z.-]. */
  action: string
  label: string
  style: 'primary' | 'danger' | 'plain'
  /** The identifier of what it acts on, e.g. "CASE-12"; empty when it acts on nothing in particular. */
  subject: string
  /** The version of the subject on this card; an older one than the current is stale. 0: never stale. */
  version: number
  /** Extra plain data, kept short: all of the button's data must fit in 2,000 characters. */
  data?: Record<string, string>
  /** Set when pressing it opens a form: some platforms must know this before the press. */
  opensForm?: boolean
  /** Ask "are you sure" with this sentence first, where the platform can. */
  confirm?: string
}
