import { randomUUID } from 'node:crypto'
import { almanac } from '../../src/almanac/almanac.ts'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../../test/kit/partner-sheet.ts'
import type { AppServices } from '../../src/app/services.ts'
import { OFF } from '../../src/domain/digests/digest-hours.ts'
import { USUAL_PERMISSIONS } from '../../src/domain/partners/permission-settings.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { PLATFORM_TRAITS } from '../../test/kit/platform-traits.ts'
import { FakePlatform } from '../../test/kit/fake-platform.ts'
import { HandClock } from '../../test/kit/hand-clock.ts'
import { quietLog } from '../../test/kit/test-store.ts'
import { HOME, type Speaker } from './sheets.ts'

/** The use cases and the engine on a database, before a platform that takes everything; the clock is moved by hand. */
export class Stage implements AsyncDisposable {
  readonly store: Store
  readonly clock: HandClock
  readonly #services: AppServices
  readonly #engine: Engine
  readonly #platform = new FakePlatform('slack')
  #events = 0

  private constructor(store: Store, at: Instant) {
    this.store = store
    this.clock = new HandClock(at)
    this.#services = {
      store,
      clock: this.clock,
      log: quietLog,
      almanac,
      directory: {
        // Events say whose people they are of; a sheet does not, and is taken at its word.
        lookUp: async (_, { userId, organisations: [tenantId], name }) =>
          tenantId === undefined
            ? 'not asked'
            : { profile: { tenantId, userId, name, standing: tenantId === HOME ? 'ours' : 'outside' } },
        readers: async () => 'not asked',
        readThread: async () => 'unseen',
        answersAlone: () => true,
        home: () => HOME,
      },
      platforms: PLATFORM_TRAITS,
      company: 'Northwind',
      ids: { next: () => randomUUID() },
      admins: [],
      permissions: USUAL_PERMISSIONS,
      digestAt: OFF,
    }
    const terms = { chance: () => 0.5, stopwatch: this.clock }
    this.#engine = createEngine(this.#services, { slack: this.#platform }, terms)
  }

  static async open(file: string, at: Instant): Promise<Stage> {
    return new Stage(await openStore({ databaseUrl: `file:${file}`, log: quietLog }), at)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.close()
  }

  async register(sheet: unknown): Promise<void> {
    const applied = await applyPartnerSheet(this.#services, partnerSheet.parse(sheet))
    if ('refused' in applied) throw new Error(applied.refused)
  }

  /** Somebody types a line in a channel; it is handled when it resolves, and what it says is in the outbox. */
  async hears(speaker: Speaker, text: string, conversationId: string): Promise<void> {
    const { userId, tenantId, name } = speaker
    this.#events += 1
    await this.#engine.receive({
      platform: 'slack',
      eventId: `bench-${this.clock.now()}-${this.#events}`,
      occurredAt: this.clock.now(),
      speaker: { userId, organisations: [tenantId], name },
      place: { tenantId: HOME, conversationId, kind: 'channel', replyTo: { user: userId } },
      what: { kind: 'command', text, mentions: [] },
    })
  }

  /** The same; everything that follows at once has followed when it resolves. */
  async says(speaker: Speaker, text: string, conversationId: string): Promise<void> {
    await this.hears(speaker, text, conversationId)
    await this.settle()
    const refused = this.#platform.calls.find(
      ({ what, ...call }) => what === 'post' && 'card' in call && call.card.title === 'Not done',
    )
    if (refused) throw new Error(`“${text}” was refused: ${JSON.stringify(refused)}`)
    this.#platform.calls.length = 0
  }

  async settle(): Promise<void> {
    await this.#engine.settle()
  }

  /** Through every deadline on the way, each at its own time. */
  async passTo(at: Instant): Promise<void> {
    for (;;) {
      const next = await this.store.read((view) => view.timers.nextDueAt())
      if (next === undefined || next > at) break
      this.clock.move(Math.max(0, next - this.clock.now()))
      await this.settle()
    }
    this.clock.move(Math.max(0, at - this.clock.now()))
    await this.settle()
  }
}
