import type { ChatPlatform } from '../../../src/ports/chat-platform.ts'
import type { Answer, Inbound } from '../../../src/ports/inbound.ts'
import type { PlatformTraits } from '../../../src/ports/platform-traits.ts'

/** A message of the bot as it stands on the platform: all that is written on it, who alone sees it, and in whose thread. */
export type Shown = { id: string; text: string; onlyFor?: string; under?: string }

/** What the platform does to the next request of the bot that this is about. */
export type Failure = 'asks to wait 7 s' | 'is out of service' | 'accepts and does not answer' | 'looks nobody up'

/** One adapter and the local platform it is connected to, as the contract suite sees them. */
export interface PlatformStage extends AsyncDisposable {
  readonly traits: PlatformTraits
  readonly adapter: ChatPlatform
  /** Everything the core was given, oldest first. */
  readonly received: Inbound[]
  /** Organisations by id. `home`: where the bot is installed. */
  readonly organisations: { home: string; other: string }
  /** People by id: two full members of the home organisation, and somebody of the other one. */
  readonly people: { ada: string; ben: string; outsider: string }
  /** Channels by id. All three people are in `shared`, Ada and Ben in `internal`; in `quiet` the bot is not. */
  readonly channels: { shared: string; internal: string; quiet: string }
  /** What the core answers from now on; a thrown error is a failed store. */
  answerWith(answer: (inbound: Inbound) => Answer): void
  /** Somebody types a line to the bot in a channel. Resolves when it was delivered, however often that took. */
  type(personId: string, channelId: string, line: string): Promise<void>
  press(personId: string, channelId: string, messageId: string, action: string, subject: string): Promise<void>
  /** Whether a form is open before somebody. */
  hasForm(personId: string): Promise<boolean>
  submit(personId: string, values: Record<string, string>): Promise<void>
  /** The bot's messages there, oldest first. */
  shown(channelId: string): Promise<Shown[]>
  /** Somebody deletes a message by hand. */
  takeAway(channelId: string, messageId: string): void
  failNext(failure: Failure): void
  /** Time passes on the platform's clock and on ours. */
  pass(ms: number): void
}
