import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { almanac } from '../../src/almanac/almanac.ts'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from './partner-sheet.ts'
import { PLATFORM_TRAITS } from './platform-traits.ts'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import { answerUnrecorded, isUnrecorded } from '../../src/app/answer-unrecorded.ts'
import { processInbound } from '../../src/app/process-inbound.ts'
import type { AppServices } from '../../src/app/services.ts'
import type { Card } from '../../src/cards/card.ts'
import { OFF } from '../../src/domain/digests/digest-hours.ts'
import { USUAL_PERMISSIONS } from '../../src/domain/partners/permission-settings.ts'
import type { Answer, Inbound, Named, Place, What } from '../../src/ports/inbound.ts'
import type { LookUp, Readers, ThreadRead } from '../../src/ports/chat-platform.ts'
import type { Directory } from '../../src/ports/directory.ts'
import type { PlatformName } from '../../src/cards/card.ts'
import type { Standing } from '../../src/domain/partners/standing.ts'
import type { Log } from '../../src/ports/log.ts'
import { inboundId } from '../../src/ports/store/inbox.ts'
import type { Delivery } from '../../src/ports/store/outbox.ts'
import type { Store, Tx } from '../../src/ports/store/store.ts'
import { HandClock } from './hand-clock.ts'
import { openTestStore } from './test-store.ts'

/** Monday 23 November 2026, 09:00 in Paris. */
export const MONDAY_NINE = Date.parse('2026-11-23T08:00:00Z')

const HOME = 'T0HOME'
const ACME = 'T0ACME'
const GLOBEX = 'T0GLOBEX'

/** Somebody in the tests. What their platform says of them follows from it, and from `standing` where that is not plain. */
export type TestPerson = {
  platform: PlatformName
  tenantId: string
  userId: string
  outsider: boolean
  name: string
  zone?: string
  locale?: string
  standing?: Standing
}

type Opened = { store: Store; databaseUrl: string; dispose(): Promise<void> }

/** Every place of the tests is of the organisation in which the bot is installed. */
export type TestPlace = Omit<Place, 'tenantId'>

function person(name: string, tenantId: string, zone = 'Europe/Paris'): TestPerson {
  const userId = `U${name.split(' ')[0]!.toUpperCase()}`
  return { platform: 'slack', tenantId, userId, outsider: tenantId !== HOME, name, zone }
}

/**
 * The people of the tests. Eve belongs to nobody; Uma, Priya, Max, Dan and, by the Enterprise Grid, Greta are ours, Gil is our guest, Sol is
 * Acme's and Ida Globex's, and nobody has named them yet.
 */
export const people = {
  anna: person('Anna Berg', HOME),
  tom: person('Tom Ek', HOME),
  mara: person('Mara Lind', HOME),
  uma: person('Uma Voss', HOME),
  priya: person('Priya Nair', HOME),
  max: person('Max Ruiz', HOME),
  ada: person('Ada Brand', HOME),
  dan: person('Dan Cole', HOME),
  greta: { ...person('Greta Noll', 'T0GRID'), outsider: false },
  gil: { ...person('Gil Roth', HOME), outsider: true, standing: 'guest' as const },
  ravi: person('Ravi Shah', ACME, 'Europe/London'),
  mia: person('Mia Chen', ACME, 'America/New_York'),
  sol: person('Sol Reyes', ACME, 'America/New_York'),
  leo: person('Leo Park', GLOBEX, 'Europe/London'),
  ida: person('Ida Rossi', GLOBEX, 'Europe/Rome'),
  eve: person('Eve Stone', 'T0OTHER'),
}

export const places: Record<'shared' | 'internal' | 'managers' | 'elsewhere' | 'direct', TestPlace> = {
  shared: { conversationId: 'C-SHARED', kind: 'channel', name: 'acme-shared' },
  internal: { conversationId: 'C-INTERNAL', kind: 'channel', name: 'acme-internal' },
  managers: { conversationId: 'C-MANAGERS', kind: 'channel', name: 'escalations' },
  elsewhere: { conversationId: 'C-ELSEWHERE', kind: 'channel', name: 'random' },
  direct: { conversationId: 'D-BOT', kind: 'direct' },
}

const member = ({ name, tenantId, userId, outsider, zone }: TestPerson, ...roles: string[]) => ({
  name,
  side: outsider ? 'partner' : 'internal',
  roles,
  zone,
  slack: `${tenantId}/${userId}`,
})

export const acmeSheet = {
  slug: 'acme',
  name: 'Acme Hosting',
  stage: 'steady',
  calendar: { zone: 'Europe/Paris' },
  // Its steps are set, so pages have none of their own.
  ladder: { cycles: 2 },
  people: [
    member(people.anna, 'account-manager'),
    member(people.tom, 'member'),
    member(people.mara, 'manager'),
    member(people.ravi, 'account-manager'),
    member(people.mia, 'member'),
  ],
  channels: [
    { purpose: 'shared', name: 'acme-shared', slack: `${HOME}/${places.shared.conversationId}` },
    { purpose: 'internal', name: 'acme-internal', slack: `${HOME}/${places.internal.conversationId}` },
    { purpose: 'managers', name: 'escalations', slack: `${HOME}/${places.managers.conversationId}` },
  ],
}

/** A second partner with a case of its own to be curious about. */
export const globexSheet = {
  slug: 'globex',
  name: 'Globex Agency',
  calendar: { zone: 'Europe/London' },
  people: [member(people.anna, 'account-manager'), member(people.leo, 'account-manager')],
  channels: [{ purpose: 'shared', name: 'globex-shared', slack: `${HOME}/C-GLOBEX` }],
}

export type Logged = { level: 'debug' | 'info' | 'warn' | 'error'; message: string; fields: Record<string, unknown> }

/** The use cases on a real store, without platforms: what somebody does goes in, answers and deliveries come out. */
export class App implements AsyncDisposable {
  readonly services: AppServices
  readonly clock: HandClock
  /** Of the store's own database. */
  readonly databaseUrl: string
  readonly logged: Logged[] = []
  /** What the platforms say of people and channels instead of what is plain; by user id and by conversation id. */
  readonly lookUps = new Map<string, LookUp>()
  readonly readers = new Map<string, Readers>()
  /** What a platform says of threads, by the id of a message in them. */
  readonly threads = new Map<string, ThreadRead>()
  /** Only our own people, and whoever is in a direct conversation, can be answered alone. */
  answersInTheOpen = false
  /** In which organisation each platform says that the bot is installed. */
  home: Partial<Record<PlatformName, string>> = { slack: HOME }
  readonly #met = new Map<string, TestPerson>()
  readonly #dispose: () => Promise<void>
  #events = 0
  /** How many were given out. */
  #ids = 0

  private constructor({ store, databaseUrl, dispose }: Opened) {
    this.#dispose = dispose
    this.databaseUrl = databaseUrl
    this.clock = new HandClock(MONDAY_NINE)
    this.services = {
      store,
      clock: this.clock,
      log: this.#log(),
      almanac,
      directory: this.#directory(),
      platforms: PLATFORM_TRAITS,
      company: 'Northwind',
      ids: { next: () => `id-${(this.#ids += 1)}` },
      admins: [],
      permissions: USUAL_PERMISSIONS,
      digestAt: OFF,
    }
  }

  static async open(...sheets: unknown[]): Promise<App> {
    const opened = await openTestStore({
      of: { sheets },
      async fill(store, folder) {
        const app = await App.openOn({ store, databaseUrl: '', async dispose() {} }, ...sheets)
        writeFileSync(join(folder, 'ids'), String(app.#ids))
      },
    })
    const app = new App(opened)
    app.#ids = Number(readFileSync(join(opened.folder, 'ids'), 'utf8'))
    return app
  }

  /** The same on another database than a fresh SQLite file. */
  static async openOn(opened: Opened, ...sheets: unknown[]): Promise<App> {
    const app = new App(opened)
    for (const sheet of sheets) await app.register(sheet)
    return app
  }

  /** On a database in which another one has lived, from then on: what it gives out and hears is numbered far above what was. */
  static goingOn(opened: Opened, at: number): App {
    const app = new App(opened)
    app.#ids = 1_000_000
    app.#events = 1_000_000
    app.clock.move(at - app.clock.now())
    return app
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#dispose()
  }

  /** Whoever is in it knows, unless they are to be `told`. */
  async register(sheet: unknown, { told = false } = {}): Promise<void> {
    const known = told ? {} : { known: true as const }
    const applied = await applyPartnerSheet(this.services, partnerSheet.parse(sheet), undefined, known)
    if ('refused' in applied) throw new Error(applied.refused)
  }

  read<T>(work: (view: Tx) => Promise<T>): Promise<T> {
    return this.services.store.read(work)
  }

  /** An event as an adapter makes it; each has an id of its own unless one is given. */
  inbound(speaker: TestPerson, what: What, place: TestPlace = places.direct, eventId?: string): Inbound {
    this.#events += 1
    this.#met.set(`${speaker.platform} ${speaker.userId}`, speaker)
    return {
      platform: speaker.platform,
      eventId: eventId ?? `event-${this.#events}`,
      occurredAt: this.clock.now(),
      speaker: named(speaker),
      place: { tenantId: HOME, ...place, replyTo: { user: speaker.userId } },
      what,
    }
  }

  /** Move the clock there, through every deadline on the way at its own time. */
  async passTo(at: number): Promise<void> {
    for (;;) {
      const next = await this.read((view) => view.timers.nextDueAt())
      if (next === undefined || next > at) break
      if (next > this.clock.now()) this.clock.move(next - this.clock.now())
      await handleDeadline(this.services)
    }
    if (at > this.clock.now()) this.clock.move(at - this.clock.now())
  }

  async receive(inbound: Inbound): Promise<Answer> {
    const { store, clock } = this.services
    const receivedAt = clock.now()
    if (isUnrecorded(inbound)) return answerUnrecorded(this.services, inbound, receivedAt)
    await store.transact((tx) => tx.inbox.insertIfNew(inbound, receivedAt))
    return processInbound(this.services, {
      id: inboundId(inbound),
      inbound,
      receivedAt,
      attempts: 0,
    })
  }

  /** Somebody types; `@Name` of one of the people becomes a mention. What the bot says back to them alone is returned. */
  async says(speaker: TestPerson, text: string, place: TestPlace = places.direct): Promise<Card | Answer> {
    const mentions: Named[] = []
    const written = text.replaceAll(/@(\w+)/gu, (word, name: string) => {
      const one = Object.values(people).find(({ userId }) => userId === `U${name.toUpperCase()}`)
      if (!one) return word
      mentions.push({ userId: one.userId, organisations: [], name: one.name })
      return `@{${one.userId}}`
    })
    const before = await this.taken()
    const answer = await this.receive(this.inbound(speaker, { kind: 'command', text: written, mentions }, place))
    const replies = (await this.taken()).slice(before.length).filter((one) => one.destination.kind === 'reply')
    return replies[0]?.card ?? answer
  }

  presses(
    speaker: TestPerson,
    action: string,
    subject: string,
    version = 1,
    place: TestPlace = places.shared,
    data: Record<string, string> = {},
  ): Promise<Answer> {
    return this.receive(this.inbound(speaker, { kind: 'action', action, subject, version, data }, place))
  }

  /** What is proposed to a partner, accepted by somebody of it who has just read it. */
  async accepts(speaker: TestPerson = people.ravi, slug = 'acme'): Promise<void> {
    const partner = await this.read((view) => view.partners.bySlug(slug))
    const open = partner && (await this.read((view) => view.proposals.openOf(partner.id)))
    if (!open) throw new Error(`Nothing is proposed to ${slug}.`)
    const answer = await this.presses(speaker, 'proposal.accept', slug, open.version)
    if (answer.kind !== 'notice') throw new Error(`It was not accepted: ${JSON.stringify(answer)}`)
  }

  submits(speaker: TestPerson, form: string, subject: string, values: Record<string, string>): Promise<Answer> {
    return this.receive(
      this.inbound(speaker, { kind: 'submission', form, context: { subject }, values }, places.shared),
    )
  }

  readonly #taken: Delivery[] = []

  /** Every delivery there ever was, in the order in which they go out; the outbox is emptied by it. */
  async taken(): Promise<Delivery[]> {
    const { store, clock } = this.services
    for (;;) {
      const claimed = await store.transact((tx) => tx.outbox.claim(clock.now(), 60_000, 100))
      if (claimed.length === 0) return [...this.#taken]
      for (const delivery of claimed) {
        await this.#lookWhetherChange(delivery)
        const sent = { messageId: `m-${delivery.id}`, conversationId: delivery.queueKey }
        await store.transact((tx) => tx.outbox.markSent(delivery, sent, clock.now()))
        this.#taken.push(delivery)
      }
    }
  }

  /** The messages of calls that changed one that stood: it may have been that of another card. */
  readonly #changes = new Set<string>()

  async #lookWhetherChange({ id, cardKey, queueKey }: Delivery): Promise<void> {
    if (cardKey?.startsWith('call:') !== true) return
    const [found] = await this.read((view) => view.outbox.standing([{ cardKey, queueKey }]))
    if (found?.shown) this.#changes.add(id)
  }

  /**
   * Messages that arrived since the last time this was asked, with the name of the channel or person they went to. Those with a `cardKey`
   * change a card in place where it stands already; of calls it is said where they do (`changes`).
   */
  async news(): Promise<{ to: string; card: Card; cardKey?: string; changes?: true }[]> {
    const all = await this.taken()
    const fresh = all.slice(this.#seen)
    this.#seen = all.length
    return Promise.all(
      fresh.map(async ({ id, destination, card, cardKey }) => ({
        to: await this.#nameOf(destination),
        card,
        ...(cardKey !== undefined && { cardKey }),
        ...(this.#changes.has(id) && { changes: true }),
      })),
    )
  }

  #seen = 0

  async #nameOf(to: Delivery['destination']): Promise<string> {
    switch (to.kind) {
      case 'conversation':
        return `#${(await this.read((view) => view.conversations.get(to.conversationRowId)))?.name ?? '?'}`
      case 'person':
        return (await this.read((view) => view.people.get(to.personId)))?.name ?? to.userId
      case 'hook':
        return `hook of ${(await this.read((view) => view.people.get(to.personId)))?.name ?? to.personId}`
      case 'reply':
        return `only ${Object.values(people).find(({ userId }) => userId === to.userId)?.name ?? to.userId}`
    }
  }

  #directory(): Directory {
    return {
      home: (platform) => this.home[platform],
      lookUp: async (platform, { userId }) => {
        const said = this.lookUps.get(userId)
        if (said) return said
        const known =
          this.#met.get(`${platform} ${userId}`) ??
          Object.values(people).find((one) => one.platform === platform && one.userId === userId)
        return known ? { profile: profileOf(known) } : 'unknown'
      },
      readers: async (_, { conversationId }) => this.readers.get(conversationId) ?? 'not asked',
      readThread: async (_, __, messageId) => this.threads.get(messageId) ?? 'unseen',
      answersAlone: (_, { kind }, standing) => !this.answersInTheOpen || kind === 'direct' || standing === 'ours',
    }
  }

  #log(): Log {
    const at = (level: Logged['level']) => (fields: Record<string, unknown>, message: string) =>
      void this.logged.push({ level, message, fields })
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  }
}

function named({ userId, tenantId, name, zone }: TestPerson): Named {
  return { userId, organisations: [tenantId], name, ...(zone !== undefined && { zone }) }
}

/** What a platform says of somebody in the tests. */
export function profileOf({ tenantId, userId, name, zone, locale, outsider, standing }: TestPerson) {
  return {
    tenantId,
    userId,
    name,
    ...(zone !== undefined && { zone }),
    ...(locale !== undefined && { locale }),
    standing: standing ?? (outsider ? ('outside' as const) : ('ours' as const)),
  }
}

/** All that a person can read on a card or in an answer. */
export function textOf(said: Card | Answer | undefined): string {
  if (said === undefined) return ''
  if (!('kind' in said)) return `${said.title} ${said.fallback}`
  switch (said.kind) {
    case 'notice':
    case 'refused':
    case 'told':
      return said.text
    case 'fresh-card':
      return `${said.text} ${said.card.title} ${said.card.fallback}`
    case 'form':
      return said.form.title
    case 'errors':
      return Object.values(said.errors).join(' ')
    case 'nothing':
      return ''
  }
}
