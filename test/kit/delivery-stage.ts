import { noticeCard } from '../../src/cards/notice-card.ts'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import type { PlatformName } from '../../src/cards/card.ts'
import { createDeliveryEngine, type DeliveryEngine } from '../../src/engine/deliveries.ts'
import type { SendResult } from '../../src/ports/chat-platform.ts'
import type { Delivery, Destination, NewDelivery } from '../../src/ports/store/outbox.ts'
import { acmeSheet, App, places, type TestPerson, type TestPlace } from './app-fixture.ts'
import { FakePlatform } from './fake-platform.ts'

export const down: SendResult = { outcome: 'temporary', code: 'http_503', reason: 'Not now.' }
export const doubtful: SendResult = { outcome: 'uncertain', code: 'timeout', reason: 'No answer.' }

/** The engine of deliveries alone, on a real store and two platforms that do as they are told. */
export class DeliveryStage implements AsyncDisposable {
  readonly app: App
  readonly slack = new FakePlatform('slack')
  readonly teams = new FakePlatform('teams')
  engine: DeliveryEngine
  #queued = 0

  private constructor(app: App) {
    this.app = app
    this.engine = this.restart()
  }

  static async open(sheet: unknown = acmeSheet): Promise<DeliveryStage> {
    return new DeliveryStage(await App.open(sheet))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.app[Symbol.asyncDispose]()
  }

  /** Another process, on the same database. */
  restart(): DeliveryEngine {
    const { app, slack, teams } = this
    this.engine = createDeliveryEngine(app.services, { slack, teams }, { chance: () => 0.5, stopwatch: app.clock })
    return this.engine
  }

  /** The shared channel of Acme, as if it were on that platform. */
  async channel(platform: PlatformName, conversationId = 'C-SHARED'): Promise<Destination> {
    const row = await this.app.read((view) => view.conversations.at('slack', 'T0HOME', conversationId))
    return { kind: 'conversation', platform, conversationRowId: row!.id }
  }

  person(platform: PlatformName, userId: string): Destination {
    return { kind: 'person', platform, tenantId: 'T0HOME', userId, personId: userId }
  }

  answerTo(platform: PlatformName, userId: string): Destination {
    return { kind: 'reply', platform, tenantId: 'T0HOME', conversationId: 'C-SHARED', userId, replyTo: {}, alone: true }
  }

  async enqueue(title: string, destination: Destination, more: Partial<NewDelivery> = {}): Promise<void> {
    const card = noticeCard({ title, text: title, tone: 'neutral' })
    const id = `${title}/${(this.#queued += 1)}`
    const now = this.app.clock.now()
    await this.app.services.store.transact((tx) => tx.outbox.enqueue({ id, destination, card, now, ...more }))
  }

  /** Somebody types a line; nothing is sent yet. */
  async type(speaker: TestPerson, text: string, place: TestPlace = places.direct): Promise<void> {
    await this.app.receive(this.app.inbound(speaker, { kind: 'command', text, mentions: [] }, place))
  }

  /** Through every deadline and delivery on the way, each at its own time. */
  async passTo(at: number): Promise<void> {
    const { app } = this
    for (;;) {
      await this.flush()
      const next = await app.read(async (view) => {
        const lanes = await view.outbox.lanes(app.clock.now())
        return Math.min((await view.timers.nextDueAt()) ?? Infinity, ...lanes.map(({ at: time }) => time))
      })
      if (next > at) break
      app.clock.move(Math.max(0, next - app.clock.now()))
      while ((await handleDeadline(app.services)) === 'handled');
    }
    app.clock.move(at - app.clock.now())
  }

  /** A process takes what is due and dies while it sends it. */
  async dieSending(): Promise<Delivery[]> {
    const taken = await this.app.services.store.transact((tx) => tx.outbox.claim(this.app.clock.now(), 60_000, 99))
    this.restart()
    return taken
  }

  /** Everything that is due now, to its end. */
  async flush(): Promise<void> {
    while ((await this.engine.sendDue()) > 0) await this.engine.settled()
  }

  async after(ms: number): Promise<void> {
    this.app.clock.move(ms)
    await this.flush()
  }

  async counts() {
    return this.app.read(async (view) => (await view.outbox.summary(9)).counts)
  }
}
