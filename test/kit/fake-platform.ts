import type { Card, PlatformName } from '../../src/cards/card.ts'
import type { Address, ChatPlatform, Found, LookUp, Readers, SendResult } from '../../src/ports/chat-platform.ts'

export type Call =
  | { what: 'post'; to: Address; card: Card; deliveryId: string; repeat: boolean }
  | { what: 'update'; to: Address; card: Card; messageId: string }
  | { what: 'find'; to: Address; deliveryId: string }

/** A platform that remembers what it was asked, and answers as it is told; else that it was sent. */
export class FakePlatform implements ChatPlatform {
  readonly platform: PlatformName
  readonly calls: Call[] = []
  /** What the next posts come to, oldest first; `undefined` is a success. May wait, or throw. */
  readonly posts: ((call: Call) => SendResult | undefined | Promise<SendResult | undefined>)[] = []
  readonly updates: SendResult[] = []
  /** Users and conversations, by their ids on the platform, to which every post and update comes to this. */
  readonly refusing = new Map<string, SendResult>()
  search: Found = 'absent'

  constructor(platform: PlatformName = 'slack') {
    this.platform = platform
  }

  home(): undefined {}

  async lookUp(): Promise<LookUp> {
    return 'unknown'
  }

  async readers(): Promise<Readers> {
    return 'ours alone'
  }

  answersAlone(): boolean {
    return true
  }

  async post(to: Address, card: Card, options: { deliveryId: string; repeat?: boolean }): Promise<SendResult> {
    const call = { what: 'post' as const, to, card, deliveryId: options.deliveryId, repeat: options.repeat === true }
    this.calls.push(call)
    const result = (await this.posts.shift()?.(call)) ?? this.refusing.get(idOf(to))
    return result ?? { outcome: 'sent', messageId: `m-${options.deliveryId}`, conversationId: 'C' }
  }

  async update(to: Address, messageId: string, card: Card): Promise<SendResult> {
    this.calls.push({ what: 'update', to, card, messageId })
    return this.updates.shift() ?? this.refusing.get(idOf(to)) ?? { outcome: 'sent', messageId, conversationId: 'C' }
  }

  async find(to: Address, deliveryId: string): Promise<Found> {
    this.calls.push({ what: 'find', to, deliveryId })
    return this.search
  }

  /** Titles of the cards posted and updated, in order. */
  get shown(): string[] {
    return this.calls.flatMap((call) => (call.what === 'find' ? [] : [call.card.title]))
  }
}

function idOf(to: Address): string {
  return to.kind === 'conversation' ? to.conversationId : to.userId
}
