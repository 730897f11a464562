import type { Keepsake, PlaygroundClock } from '../../workplace.ts'
import type { StoredMessage } from './records.ts'

/** Messages are kept in pages, so that a change writes this many of them and not the whole channel. */
const PAGE = 16

/** A message that was written (then there is no `before`), edited or deleted. */
export type MessageNews = { before?: StoredMessage; after: StoredMessage }

/** All messages of the workspace in order of their `ts`. Durable as soon as a method returns. */
export class MessageLog {
  readonly #byChannel = new Map<string, StoredMessage[]>()
  readonly #keepsake: Keepsake
  readonly #clock: PlaygroundClock
  #lastMicros = 0
  #tell: (news: MessageNews) => void = () => {}

  constructor(keepsake: Keepsake, clock: PlaygroundClock) {
    this.#keepsake = keepsake
    this.#clock = clock
  }

  /** Says who is told of every message from now on. */
  onNews(tell: (news: MessageNews) => void): void {
    this.#tell = tell
  }

  /** Reads a channel's messages back after a restart. */
  restore(channelId: string): void {
    const messages: StoredMessage[] = []
    for (let page = 0; ; page += 1) {
      const kept = this.#keepsake.load(pageName(channelId, page))
      if (!Array.isArray(kept)) break
      messages.push(...kept)
    }
    this.#byChannel.set(channelId, messages)
    for (const { ts } of messages) this.#lastMicros = Math.max(this.#lastMicros, Number(ts.replace('.', '')))
  }

  /** Seconds with six decimals on the playground clock: unique and increasing in the whole workspace. */
  nextTs(): string {
    this.#lastMicros = Math.max(Math.floor(this.#clock.now()) * 1_000, this.#lastMicros + 1)
    return `${Math.floor(this.#lastMicros / 1e6)}.${String(this.#lastMicros % 1e6).padStart(6, '0')}`
  }

  add(message: Omit<StoredMessage, 'ts' | 'at'>): StoredMessage {
    const stored = { ...message, ts: this.nextTs(), at: this.#clock.now() }
    const messages = this.of(message.channelId)
    messages.push(stored)
    this.#byChannel.set(message.channelId, messages)
    this.#save(message.channelId, messages.length - 1)
    this.#tell({ after: stored })
    return stored
  }

  change(channelId: string, ts: string, change: Partial<StoredMessage>): StoredMessage {
    const messages = this.of(channelId)
    const at = messages.findIndex((message) => message.ts === ts)
    const before = messages[at]
    if (before === undefined) throw new Error(`No message ${ts} in ${channelId}`)
    const after = { ...before, ...change }
    messages[at] = after
    this.#save(channelId, at)
    this.#tell({ before, after })
    return after
  }

  of(channelId: string): StoredMessage[] {
    return this.#byChannel.get(channelId) ?? []
  }

  /** A message that was not deleted. */
  find(channelId: string, ts: string): StoredMessage | undefined {
    return this.of(channelId).find((message) => message.ts === ts && message.deletedAt === undefined)
  }

  /** What was said in the thread of a message and is still there, oldest first. */
  repliesTo({ channelId, ts }: StoredMessage): StoredMessage[] {
    return this.of(channelId).filter(
      (one) => one.threadTs === ts && one.ts !== ts && one.deletedAt === undefined && one.visibleTo === undefined,
    )
  }

  all(): StoredMessage[] {
    return [...this.#byChannel.values()].flat().sort((a, b) => (a.ts < b.ts ? -1 : 1))
  }

  #save(channelId: string, index: number): void {
    const page = Math.floor(index / PAGE)
    this.#keepsake.save(pageName(channelId, page), this.of(channelId).slice(page * PAGE, (page + 1) * PAGE))
  }
}

function pageName(channelId: string, page: number): string {
  return `slack.messages.${channelId}.${page}`
}
