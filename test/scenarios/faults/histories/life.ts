import type { Ladder } from '../../../../src/domain/escalations/ladder.ts'
import { type Instant, MINUTE } from '../../../../src/domain/time/instant.ts'
import { processInbound } from '../../../../src/app/process-inbound.ts'
import { createDeliveryEngine, type DeliveryEngine } from '../../../../src/engine/deliveries.ts'
import { handleDeadline } from '../../../../src/engine/deadlines.ts'
import type { Answer, Inbound, Named, What } from '../../../../src/ports/inbound.ts'
import { inboundId } from '../../../../src/ports/store/inbox.ts'
import type { Delivery } from '../../../../src/ports/store/outbox.ts'
import type { Tx } from '../../../../src/ports/store/store.ts'
import { openStore } from '../../../../src/storage/open-store.ts'
import { App, profileOf, type TestPlace } from '../../../kit/app-fixture.ts'
import { quietLog } from '../../../kit/test-store.ts'
import { ADMIN, GLOBEX, HOME, type Member, MEMBERS, type Platform, PLACES, SHEET } from './cast.ts'
import { type Death, Died, MortalStore } from './mortal-store.ts'
import { KeptPlatform, type Stands } from './platform.ts'

/** Something that happens; what was promised of it and is not so comes back. */
export type Happening = { toString(): string; happens(life: Life): Promise<string[] | void> }

/** A message that arrived anew, with the delivery that brought it, the escalations as they stood then, and the quiet hours of whoever is told alone. */
export type Arrival = Stands & { at: Instant; row: Delivery; ladders: Ladder[]; quiet?: string }

/** More turns than this without an end are none that any clock would bring. */
const MOST_TURNS = 3_000
/** A place is written to once a second, and little comes at one moment. */
const MOST_MINUTES_OF_TURNS = 5

/** The use cases, deadlines and deliveries of one process after the other, on one database that stays and two platforms that outlive them all. */
export class Life implements AsyncDisposable {
  readonly app: App
  readonly platforms: Record<Platform, KeptPlatform>
  readonly arrivals: Arrival[] = []
  /** Who did something when. */
  readonly acts: { at: Instant; userId: string }[] = []
  /** When what was to be sent had to wait for a platform, or for the process. */
  readonly held: { from: Instant; to: Instant }[] = []
  /** Who has said hours of quiet at some time. */
  readonly quieted = new Set<string>()
  /** How often a process died. */
  deaths = 0
  #store: MortalStore
  #engine: DeliveryEngine
  #diesSending = false

  private constructor(app: App) {
    this.app = app
    const bot = { mustLive: () => this.#store.mustLive(), posted: (one: Stands) => this.#arrives(one) }
    this.platforms = { slack: new KeptPlatform('slack', bot), teams: new KeptPlatform('teams', bot) }
    this.#store = new MortalStore(app.services.store)
    this.#engine = this.#begin()
  }

  static async open(): Promise<Life> {
    const app = await App.open(SHEET)
    app.home.teams = HOME
    app.services.admins = [ADMIN]
    await app.register(GLOBEX)
    for (const one of MEMBERS) app.lookUps.set(one.userId, { profile: profileOf(one) })
    return new Life(app)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store.close()
    await this.app[Symbol.asyncDispose]()
  }

  now(): Instant {
    return this.app.clock.now()
  }

  read<T>(work: (view: Tx) => Promise<T>): Promise<T> {
    return this.#store.inner.read(work)
  }

  /** All there ever were, oldest first. */
  ladders(): Promise<Ladder[]> {
    return this.read(async (view) => {
      const all: Ladder[] = []
      for (let next = await view.ladders.byNumber(1); next; next = await view.ladders.byNumber(all.length + 1))
        all.push(next)
      return all
    })
  }

  /** Some time soon the process dies. */
  diesAt(death: Death): void {
    this.#store.diesAt(death)
  }

  /** The process dies when the next message has arrived, and before that is kept. */
  diesSending(): void {
    this.#diesSending = true
  }

  says(who: Member, text: string, place: TestPlace): Promise<Answer | undefined> {
    const { written, mentions } = mentionsIn(text)
    return this.hears(this.#event(who, { kind: 'command', text: written, mentions }, place))
  }

  presses(who: Member, action: string, subject: string, version: number): Promise<Answer | undefined> {
    return this.hears(this.#event(who, { kind: 'action', action, subject, version, data: {} }, placeOf(who)))
  }

  submits(who: Member, form: string, subject: string, values: Record<string, string>): Promise<Answer | undefined> {
    return this.hears(this.#event(who, { kind: 'submission', form, context: { subject }, values }, placeOf(who)))
  }

  /** What a platform tells, which it tells again until it was stored. Undefined where the answer was lost with the process. */
  async hears(inbound: Inbound): Promise<Answer | undefined> {
    if (inbound.speaker) this.acts.push({ at: this.now(), userId: inbound.speaker.userId })
    const answer = await this.survives(() => this.#receives(inbound))
    // Whoever has no answer sends the same once more; so does a platform that is not sure.
    return answer ?? (await this.survives(() => this.#receives(inbound)))
  }

  /** What the process does, and what the next one does when it dies of it. */
  async survives<T>(work: () => Promise<T>): Promise<T | undefined> {
    let done: T | undefined
    try {
      done = await work()
    } catch (error) {
      if (!(error instanceof Died)) throw error
    }
    while (this.#store.isDead) await this.#restart()
    return done
  }

  /** Everything that is due now, to its end. */
  async flush(): Promise<void> {
    await this.survives(async () => {
      while ((await this.#engine.sendDue()) > 0) await this.#engine.settled()
    })
    // What arrives where nothing could arrive before has what stands there drawn anew.
    const [first] = await this.read((view) => view.timers.list(1))
    if (first?.kind === 'cards.stale' && first.dueAt <= this.now()) {
      await this.meetDeadlines()
      await this.flush()
    }
  }

  /** Through every deadline and delivery on the way, each at its own time. */
  async passTo(at: Instant): Promise<void> {
    for (let turn = 0; ; turn += 1) {
      if (turn > MOST_TURNS) throw new Error(`time stands still at ${new Date(this.now()).toISOString()}`)
      await this.flush()
      const next = await this.#nextAt()
      if (next > at) break
      this.app.clock.move(Math.max(0, next - this.now()))
      await this.meetDeadlines()
    }
    this.app.clock.move(at - this.now())
  }

  /** What waits for its turn comes, whatever time brings meanwhile; what is on its way after so many minutes waits for something else. */
  async comesToRest(): Promise<void> {
    await this.flush()
    for (let minute = 0; minute < MOST_MINUTES_OF_TURNS && !(await this.isAtRest()); minute += 1)
      await this.passTo(this.now() + MINUTE)
  }

  /** The process is down so long, and then does all at once what was due. */
  async sleepTo(at: Instant): Promise<void> {
    this.app.clock.move(at - this.now())
    this.#engine = this.#begin()
    await this.meetDeadlines()
    await this.flush()
  }

  async meetDeadlines(): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS; turn += 1)
      if ((await this.survives(() => handleDeadline(this.app.services))) !== 'handled') return
  }

  /** Nothing is on its way any more. */
  async isAtRest(): Promise<boolean> {
    const { counts } = await this.read((view) => view.outbox.summary(1))
    return counts.queued + counts.sending + counts.unknown === 0
  }

  #begin(): DeliveryEngine {
    const { app, platforms } = this
    app.services.store = this.#store
    return createDeliveryEngine(app.services, platforms, { chance: () => 0.5, stopwatch: app.clock })
  }

  async #restart(): Promise<void> {
    this.deaths += 1
    await this.#engine.settled()
    await this.#store.close()
    this.#store = new MortalStore(await openStore({ databaseUrl: this.app.databaseUrl, log: quietLog }))
    this.#engine = this.#begin()
    for (const stored of await this.read((view) => view.inbox.pending(100)))
      await processInbound(this.app.services, stored)
  }

  #event(who: Member, what: What, place: TestPlace): Inbound {
    return this.app.inbound(who, what, place)
  }

  async #receives(inbound: Inbound): Promise<Answer> {
    const receivedAt = this.now()
    const { services } = this.app
    const isNew = await services.store.transact((tx) => tx.inbox.insertIfNew(inbound, receivedAt))
    if (!isNew) return { kind: 'nothing' }
    return processInbound(services, { id: inboundId(inbound), inbound, receivedAt, attempts: 0 })
  }

  async #nextAt(): Promise<Instant> {
    return this.read(async (view) => {
      const lanes = await view.outbox.lanes(this.now())
      return Math.min((await view.timers.nextDueAt()) ?? Infinity, ...lanes.map(({ at }) => at))
    })
  }

  async #arrives(posted: Stands): Promise<void> {
    const found = await this.read(async (view) => {
      const [row] = await view.outbox.byIds([posted.deliveryId])
      if (!row) throw new Error('a message came that was never kept')
      const call = /^call:(.+)$/u.exec(row.cardKey ?? '')?.[1]
      const ids =
        call === undefined
          ? [/^escalation:([^:]+)/u.exec(row.cardKey ?? row.about ?? '')?.[1]].filter((id) => id !== undefined)
          : ((await view.calls.get(call))?.ladderIds ?? [])
      const ladders = await Promise.all(ids.map((id) => view.ladders.get(id)))
      const { destination: to } = row
      const quiet = to.kind === 'person' ? (await view.people.get(to.personId))?.quiet : undefined
      return { row, ladders: ladders.filter((one) => one !== undefined), ...(quiet !== undefined && { quiet }) }
    })
    this.arrivals.push({ ...posted, ...found, at: this.now() })
    if (!this.#diesSending) return
    this.#diesSending = false
    this.#store.isDead = true
    throw new Died()
  }
}

/** `@Anna` becomes a mention. */
function mentionsIn(text: string): { written: string; mentions: Named[] } {
  const mentions: Named[] = []
  const written = text.replaceAll(/@(\w+)/gu, (word, name: string) => {
    const one = MEMBERS.find(({ userId }) => userId === `U${name.toUpperCase()}`)
    if (!one) return word
    mentions.push({ userId: one.userId, organisations: [one.tenantId], name: one.name })
    return `@{${one.userId}}`
  })
  return { written, mentions }
}

/** Where somebody presses: their own people in their own channel, the others where both talk. */
export function placeOf({ platform, side, partner }: Member): TestPlace {
  if (partner === 'globex') return PLACES.globex.slack
  return side === 'internal' ? PLACES.internal[platform] : PLACES.shared[platform]
}
