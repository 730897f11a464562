import type { Card, PlatformName } from '../cards/card.ts'
import type { Form, FormErrors, FormValues } from '../cards/form.ts'
import type { Instant } from '../domain/time/instant.ts'

/** One thing a person (or the platform) did, in the product's own words. Adapters make it; it is stored before anything else happens. */
export type Inbound = {
  platform: PlatformName
  /** The platform's own id of the event, unique per platform. */
  eventId: string
  /** When it happened by the platform's own clock, where it says so; else when it arrived. */
  occurredAt: Instant
  /** Whoever did it, as the event names them; absent where the platform itself did it, such as taking the bot out of a channel. */
  speaker?: Named
  place: Place
  what: What
}

/**
 * Somebody as an event names them. Who they are is asked of the platform only after the event is stored: a look-up that fails must not
 * lose what was said.
 */
export type Named = {
  /** The platform's own id of them. */
  userId: string
  /** Every organisation the event names for them, by the platform's own ids. */
  organisations: string[]
  /** Empty where the event gives none. */
  name: string
  /** IANA zone, where the event says it. */
  zone?: string
  /** BCP 47 language tag, where the event says it. */
  locale?: string
}

/** A message of a conversation, as its platform tells of it. */
export type Written = {
  messageId: string
  /** Of the message that begins its thread, its own where it begins one; absent where nobody says. */
  threadId?: string
  /** Absent where no person wrote it. */
  author?: Named
  /** As in a command, with those who are mentioned. */
  text: string
  mentions: Named[]
  /** Their names, or "a file" where the app may not see it. */
  files: string[]
  writtenAt: Instant
}

/**
 * A message in which the bot is mentioned. `text`: as in a command, with the bot called `@Liaison`, e.g. "Only eu-west, as @Liaison shows". `inPassing`: other
 * words stand before its name.
 */
export type NamesBot = { messageId: string; text: string; files: string[]; inPassing?: true }

/** Where it happened. */
export type Place = {
  /** The conversation's id on the platform, without a thread's or message's own. */
  conversationId: string
  kind: 'channel' | 'direct'
  /** The organisation in which the bot is installed. */
  tenantId: string
  /** Of the message that begins the thread in which it was said, where it was said in one. */
  threadId?: string
  /** Conversations that the bot may enter and leave all at once are of one group: the channels of a team. */
  group?: string
  /** The bot is in it: it would not have heard this otherwise. */
  heard?: true
  /** Display name without "#", where known. */
  name?: string
  /** People of other organisations are in this conversation, as far as the event says; absent where it does not say. */
  outsiders?: boolean
  /** What the adapter needs in order to talk there later. Opaque outside the adapter. */
  reference?: Record<string, unknown>
  /**
   * How to answer only this speaker, only for now. Opaque outside the adapter,
   * kept in the store with the reply until it is delivered.
   */
  replyTo?: Record<string, unknown>
}

export type What =
  /**
   * Words after `/partner` or `@Liaison`, or a direct message: one grammar. A person mentioned stands in the text as `@{userId}`, e.g.
   * `people acme add @{U123} --role contact`, and in `mentions` under the same id. `message`: the message in a thread, or anywhere in a channel in passing, that was taken for a command
   * because it mentions the bot.
   */
  | { kind: 'command'; text: string; mentions: Named[]; message?: NamesBot }
  /**
   * A button. `subject` is empty on one that is about nothing in particular, and `version` 0 on one that is never stale. `messageId` is
   * the platform id of the message it was on.
   */
  | {
      kind: 'action'
      action: string
      subject: string
      version: number
      data: Record<string, string>
      messageId?: string
    }
  /**
   * Somebody points at a message that is to be made a case. `message`: what stands in it, where the platform sends that along. `quietly`: they may have
   * meant nothing by it, as with a reaction, so nothing opens by itself.
   */
  | { kind: 'pointed'; messageId: string; message?: Written; quietly?: true }
  /**
   * `closed`: the form is gone from the screen by now, and cannot be shown again in answer. `message`: the one out of whose menu it was opened, where
   * the platform sends that along.
   */
  | {
      kind: 'submission'
      form: string
      context: Record<string, string>
      values: FormValues
      closed?: true
      message?: Written
    }
  /**
   * The bot was added to, or removed from, this place; `whole`: and every other of its group. `archived`: it is still there, and nobody can
   * write any more; brought back, it joined.
   */
  | { kind: 'joined'; whole?: true }
  | { kind: 'left'; whole?: true; archived?: true }
  /**
   * Somebody else, the speaker, came into this place; `whole`: and into every other of its group that has no members of its own. They may
   * have other readers from now on.
   */
  | { kind: 'person joined'; whole?: true }
  /**
   * Words in a thread that are not for the bot, with those who are mentioned in them as in a command. `threadId`: of the message that begins
   * the thread. `files`: their names, or "a file (…)" with the link of the message where the app may not see it. They are stored only where
   * a case's card is in that thread.
   */
  | { kind: 'said'; messageId: string; threadId: string; text: string; mentions: Named[]; files: string[] }
  /** Such words are other ones now, or there are other files. `threadId`: as there, where the platform says it. */
  | { kind: 'edited'; messageId: string; threadId?: string; text: string; mentions: Named[]; files: string[] }
  /** Such words are gone from the platform. */
  | { kind: 'deleted'; messageId: string }
  /** Somebody looks at the page that a platform keeps for each person alone; a platform that has none sends none. */
  | { kind: 'home opened' }
  /** Somebody looks at their conversation with the bot, and says nothing; a platform that does not tell sends none. */
  | { kind: 'chat opened' }
  /** Something about the speaker's own account changed, wherever they are: it may be deactivated, or a guest's from now on. */
  | { kind: 'account changed' }
  /**
   * The speaker's status, which everybody can read, ends at a moment: they may be away until then. What it says is kept nowhere. A platform that does not tell sends
   * none; one that tells of other changes besides may send it again.
   */
  | { kind: 'status set'; until: Instant }
  /** The platform gave a channel another id, as some do on sharing or unsharing. */
  | { kind: 'moved'; newConversationId: string }

/** `once`: said behind the text where that is shown at once, and kept nowhere: whoever comes back for it reads the text alone. */
type Notice = { kind: 'notice'; text: string; once?: string }

/** An answer to what is stored. */
export type StoredAnswer = Exclude<Answer, { kind: 'told' }>

/** The same as it is kept. */
export type KeptAnswer = Exclude<StoredAnswer, { kind: 'notice' }> | Omit<Notice, 'once'>

/** What the adapter does in answer, inside the platform's time limit. Everything lasting goes through the outbox instead. */
export type Answer =
  | { kind: 'nothing' }
  /** Open this form (or, answering a submission, replace the form just submitted with it). */
  | { kind: 'form'; form: Form }
  /** Answering a submission: keep the form open, with its values, and show these. */
  | { kind: 'errors'; form: Form; errors: FormErrors }
  /** Answering a submission whose form is not closed: nothing was done. Keep it open, with what was entered, and this sentence above it. */
  | { kind: 'refused'; text: string }
  /** A short sentence for the speaker alone. Some platforms show it as the answer to the press itself; else it goes through `replyTo`. */
  | Notice
  /**
   * A sentence in the answer itself, in the place of the form or as one: no message is sent, which would stand there and tell that somebody did this.
   */
  | { kind: 'told'; title: string; text: string }
  /** What was pressed or looked at was stale: show this card in its place, and the sentence, if it says anything, to the speaker. */
  | { kind: 'fresh-card'; card: Card; text: string }

/**
 * The callback adapters are given. Calls `onStored` once the event is stored: it cannot be lost any more, and what nobody waits for on a screen is
 * acknowledged then. Resolves with the answer, or with nothing when that took too long; it then comes through the outbox. Rejects, before
 * `onStored`, when the event could not be stored.
 */
export type Receive = (inbound: Inbound, onStored?: () => void) => Promise<Answer>
