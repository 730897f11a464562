import type { Actor } from '../domain/partners/actor.ts'
import type { DigestAt } from '../domain/digests/digest-hours.ts'
import type { PermissionSettings } from '../domain/partners/permission-settings.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Almanac } from '../ports/almanac.ts'
import type { Ids } from '../ports/ids.ts'
import type { Directory } from '../ports/directory.ts'
import type { Place, Written } from '../ports/inbound.ts'
import type { Log } from '../ports/log.ts'
import type { PlatformTraits } from '../ports/platform-traits.ts'
import type { Account } from '../ports/store/registry.ts'
import type { Tx } from '../ports/store/store.ts'
import type { LookUps } from './look-ups/look-ups.ts'
import type { Origin } from './origin.ts'
import type { TouchedCards } from './show/touched-cards.ts'
import type { Speaker } from './speaker.ts'

/** Time, as when a deadline comes; else somebody or something that happened. `personId`: who did it, once that is known. `known`: whoever is named by it knows. */
export type Cause = { isTime: boolean; personId?: string; known?: true }

/** What every use case and deadline works with, inside one transaction. */
export type Means = {
  tx: Tx
  /** Cards that are drawn when all is done. */
  touched: TouchedCards
  /** The time of the event itself, not of its handling. */
  now: Instant
  ids: Ids
  log: Log
  almanac: Almanac
  /** How our side is called in cards, e.g. "Northwind". */
  company: string
  /** Accounts from LIAISON_ADMINS. */
  admins: Account[]
  /** What the company decided about its own rights. */
  permissions: PermissionSettings
  /** When people are told each working day what needs them, unless they say otherwise. */
  digestAt: DigestAt
  /** Every platform this Liaison knows, and what each is like. */
  platforms: readonly PlatformTraits[]
  /** What the platforms say of people and places. */
  lookUps: LookUps
  /** The organisation in which the bot is installed, as far as its platform has said yet. */
  home: Directory['home']
  /** What brings this about. */
  cause: Cause
  /** Where this was asked for; absent where nobody did, as when a deadline passes. */
  origin?: Origin
  /** Whether an answer can be shown to somebody alone. */
  answersAlone: Directory['answersAlone']
}

/** Where somebody asked for something in chat, and who they are by the word of its platform. `message`: the one they pointed at, where it came along. */
export type Here = { speaker: Speaker; place: Place; message?: Written }

/** What a use case asked for by somebody works with. Whoever acts need not be anywhere: `here` is absent outside of chat. `unrecorded`: nothing is stored of it but what it says. */
export type Scene = Means & { actor: Actor; here?: Here; unrecorded?: true }

/** The same in chat, where there is somebody to answer. */
export type ChatScene = Scene & { here: Here }

/** What was asked for, however it was asked: typed words, a button, or a form. */
export type Request = {
  /** The label or slug of the subject, e.g. "CASE-12", "acme"; absent: taken from the channel where that is unambiguous. */
  subject?: string
  /** Version of the card the button was on; absent for typed commands and forms. */
  version?: number
  /** It came from a form that was sent. */
  sent?: true
  /** Asked for before, and confirmed by whoever asked; never from outside. */
  confirmed?: true
  /** Named values: flags, the rest of the words, form fields. Trimmed, never empty. */
  values: Record<string, string>
}
