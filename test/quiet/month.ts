import { handleDeadline } from '../../src/engine/deadlines.ts'
import { hoursOfSides } from '../../src/app/cases/hours-of-sides.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { isWorking } from '../../src/domain/time/work.ts'
import type { Delivery } from '../../src/ports/store/outbox.ts'
import { Chance } from '../faults/chance.ts'
import { App, MONDAY_NINE, profileOf, type TestPerson } from '../kit/app-fixture.ts'
import { cast, type Party } from './cast.ts'

const DAYS = 30
const CASES = 40
const CHANGES = 16

/** One message of its own; what changes a card in place is none. `to`: the one person it is for, absent where others read it. */
export type Said = {
  at: number
  to?: string
  where: string
  kind: Kind
  title: string
  text: string
  about?: string
  /** It calls these people by name. */
  calls: string[]
  page: boolean
  /** They brought it about themselves. */
  own: boolean
  /** By their own clock. */
  day?: string
  atWork?: boolean
}

export const KINDS = [
  'digest',
  'digest with week',
  'what is theirs',
  'terms',
  'escalation',
  'page',
  'health check',
  'waited',
  'other',
] as const
export type Kind = (typeof KINDS)[number]

type Deed = { at: number; party: Party } & ({ who: TestPerson; line: string } | { sheet: object })

/** Thirty days of six partners, forty cases and thirty people, by chance of this seed: everything that was said, in order. */
export async function quietMonth(seed: number): Promise<{ said: Said[]; people: TestPerson[] }> {
  const parties = cast()
  const people = [...new Set(parties.flatMap(({ ours, theirs }) => [...ours, ...theirs]))]
  await using app = await App.open()
  app.services.digestAt = '09:00'
  app.home = { slack: 'T0HOME', teams: 'T0HOME' }
  for (const person of people) app.lookUps.set(person.userId, { profile: profileOf(person) })
  for (const { sheet } of parties) await app.register(sheet, { told: true })
  const month = new Month(app, people)
  await month.drain()
  const deeds = [...plan(new Chance(seed), parties), ...otherTerms(new Chance(seed + 1), parties)]
  for (const deed of deeds.toSorted((a, b) => a.at - b.at)) await month.live(deed)
  await month.passTo(MONDAY_NINE + DAYS * DAY)
  return { said: month.said, people }
}

/** Terms that an operator changes: some hold at once, some are proposed, and some come close upon one another. */
function otherTerms(chance: Chance, parties: Party[]): Deed[] {
  return Array.from({ length: CHANGES }).flatMap(() => {
    const party = chance.pick(parties)
    const at = MONDAY_NINE + chance.between(0, (DAYS - 4) * 24 * 60) * MINUTE
    const change = (later: number) => {
      const severity = chance.pick([1, 2, 3, 4])
      const said = { measure: 'acknowledge', obligor: 'internal', severity, protects: 'Nobody waits unheard.' }
      const objectives = [{ ...said, target: `${chance.between(10, 500)}m` }]
      return { at: at + later * MINUTE, party, sheet: { ...party.sheet, sla: { others: 'stay', objectives } } }
    }
    return [change(0), ...(chance.happens(0.4) ? [change(chance.between(0, 3))] : [])]
  })
}

/** What people do, in the order in which they do it. Some cases are taken care of, some are talked over, and some are ignored. */
function plan(chance: Chance, parties: Party[]): Deed[] {
  // Trouble comes in heaps: half of it on four days.
  const heaps = Array.from({ length: 4 }, () => chance.between(0, DAYS - 4))
  const opened = Array.from({ length: CASES }, (_, nth) => {
    const day = nth % 2 === 0 ? chance.pick(heaps) : chance.between(0, DAYS - 4)
    return { at: MONDAY_NINE + day * DAY + chance.between(0, 24 * 60) * MINUTE }
  }).toSorted((a, b) => a.at - b.at)
  return opened
    .flatMap(({ at }, nth) => about(chance, chance.pick(parties), at, nth + 1))
    .toSorted((a, b) => a.at - b.at)
}

function about(chance: Chance, party: Party, at: number, number: number): Deed[] {
  const label = `CASE-${number}`
  const byOurs = chance.happens(0.6)
  const [owing, owed] = byOurs ? [party.theirs, party.ours] : [party.ours, party.theirs]
  const severity = chance.pick([1, 2, 2, 3, 3, 3, 4, 4])
  let clock = at
  const deeds: Deed[] = []
  const then = (who: TestPerson, line: string) =>
    deeds.push({ at: (clock += chance.between(2, 500) * MINUTE), who, line, party })
  deeds.push({
    at,
    who: chance.pick(owed),
    line: `case ${party.slug} "Trouble ${number}" --severity ${severity}`,
    party,
  })
  for (let hands = chance.between(0, 3); hands > 0; hands -= 1)
    then(
      chance.pick(party.ours),
      `assign ${label} @{${chance.pick(byOurs && chance.happens(0.5) ? party.theirs : party.ours).userId}}`,
    )
  if (chance.happens(0.3)) then(chance.pick(owed), `severity ${label} ${Math.max(1, severity - 1)}`)
  if (chance.happens(0.25)) return deeds
  then(chance.pick(owing), `ack ${label}`)
  for (let talk = chance.between(0, 3); talk > 0; talk -= 1) {
    then(chance.pick(owing), `ask ${label} "Which region, for the ${talk}. time?"`)
    then(chance.pick(owed), `reply ${label} "Region ${talk}"`)
  }
  if (chance.happens(0.35)) then(chance.pick(party.ours), `escalate ${label} "No progress on ${number}"`)
  clock += chance.between(0, 60) * HOUR
  if (chance.happens(0.8)) then(chance.pick(owing), `resolve ${label} "Done with ${number}"`)
  if (chance.happens(0.4)) then(chance.pick(owed), `confirm ${label}`)
  return deeds
}

class Month {
  readonly said: Said[] = []
  readonly #app: App
  readonly #people: TestPerson[]
  readonly #standing = new Set<string>()
  #seen = 0
  #doer: TestPerson | undefined

  constructor(app: App, people: TestPerson[]) {
    this.#app = app
    this.#people = people
  }

  async live(deed: Deed): Promise<void> {
    await this.passTo(deed.at)
    if ('sheet' in deed) {
      await this.#app.register(deed.sheet, { told: true })
      return this.drain()
    }
    const { who, line, party } = deed
    const mentions = [...line.matchAll(/@\{(\w+)\}/gu)].map(([, userId]) => ({
      userId: userId!,
      organisations: [],
      name: '',
    }))
    const place = {
      conversationId: `C-${party.slug.toUpperCase()}-SHARED`,
      kind: 'channel' as const,
      name: `${party.slug}-shared`,
    }
    this.#doer = who
    await this.#app.receive(this.#app.inbound(who, { kind: 'command', text: line, mentions }, place))
    await this.drain()
    this.#doer = undefined
  }

  /** To that moment, through every deadline on the way, and each message at its own time. */
  async passTo(at: number): Promise<void> {
    const { clock, services } = this.#app
    for (;;) {
      const next = await this.#app.read((view) => view.timers.nextDueAt())
      if (next === undefined || next > at) break
      if (next > clock.now()) clock.move(next - clock.now())
      await handleDeadline(services)
      await this.drain()
    }
    if (at > clock.now()) clock.move(at - clock.now())
  }

  async drain(): Promise<void> {
    const { services, clock } = this.#app
    if ((await services.store.read((view) => view.outbox.lanes(clock.now()))).length === 0) return
    const all = await this.#app.taken()
    const fresh = all.slice(this.#seen)
    this.#seen = all.length
    for (const delivery of fresh) {
      const key = `${delivery.queueKey} ${delivery.cardKey}`
      if (delivery.cardKey !== undefined && this.#standing.has(key)) continue
      this.#standing.add(key)
      if (delivery.destination.kind !== 'reply') this.said.push(await this.#told(delivery))
    }
  }

  async #told(delivery: Delivery): Promise<Said> {
    const { destination, card, about } = delivery
    const at = this.#app.clock.now()
    const page = await this.#isPage(delivery)
    const calls = this.#people.flatMap(({ userId, name }) =>
      JSON.stringify([card.headline, card.blocks]).includes(`"userId":"${userId}"`) ? [name] : [],
    )
    const said = {
      at,
      where: delivery.queueKey,
      kind: page ? ('page' as const) : kindOf(delivery),
      title: card.title,
      text: card.fallback,
      ...(about !== undefined && { about }),
      calls,
      page,
      own: false,
    }
    if (destination.kind !== 'person') return said
    const person = this.#people.find(
      ({ userId, platform }) => userId === destination.userId && platform === destination.platform,
    )
    if (!person) return said
    const zone = person.zone ?? 'UTC'
    return {
      ...said,
      to: person.name,
      own: person === this.#doer,
      day: Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString(),
      atWork: await this.#isAtWork(destination.personId, zone, at),
    }
  }

  /** With any of their partners, on their own clock. */
  #isAtWork(personId: string, zone: string, at: number): Promise<boolean> {
    return this.#app.read(async (view) => {
      for (const { partnerId, side } of await view.memberships.ofPerson(personId)) {
        const partner = await view.partners.get(partnerId)
        if (partner && isWorking({ ...hoursOfSides(partner)[side], zone }, at)) return true
      }
      return false
    })
  }

  /** A call about a case of severity 1. */
  async #isPage({ cardKey, about, card }: Delivery): Promise<boolean> {
    if (!/^(?:escalation|call):/u.test(cardKey ?? about ?? '') || card.title.includes('has reached its last step'))
      return false
    // An escalation that has gone on about what is asked after such a case is none any more.
    const labels = new Set(JSON.stringify(card).match(/ESC-\d+/gu))
    return this.#app.read(async (view) => {
      for (const label of labels) {
        const subject = (await view.ladders.byNumber(Number(label.slice('ESC-'.length))))?.subject
        if (subject?.kind === 'case' && (await view.cases.get(subject.id))?.severity === 1) return true
      }
      return false
    })
  }
}

function kindOf({ cardKey = '', about = '', card }: Delivery): Kind {
  const key = `${cardKey} ${about}`
  if (key.includes('digest:')) return isOfWeek(card) ? 'digest with week' : 'digest'
  if (/^The terms with .* have changed$/u.test(card.title)) return 'terms'
  if (/^You .* now$/u.test(card.title)) return 'what is theirs'
  if (/^(?:escalation|call):| escalation:/u.test(key)) return 'escalation'
  if (key.includes('check-in:')) return 'health check'
  if (card.title.includes('came up meanwhile')) return 'waited'
  return /CASE-\d+ (?:is yours|has severity|is withdrawn|is merged|goes on)|cases (?:are yours|of yours)/u.test(
    card.title,
  )
    ? 'what is theirs'
    : 'other'
}

/** Its small print says how the week is left out. */
function isOfWeek(card: Delivery['card']): boolean {
  return JSON.stringify(card.footer ?? '').includes('digest weekly off')
}

/** How many messages alone somebody got on a day of theirs, by kind; own ones and pages apart. */
export function histogram(said: Said[]): string[] {
  const alone = said.filter(({ to }) => to !== undefined)
  const days = [...Map.groupBy(alone, ({ to, day }) => `${to} ${day}`).values()]
  const most = Math.max(0, ...days.map((all) => counted(all).length))
  const lines = [
    `${alone.length} messages to one person alone, on ${days.length} days of ${new Set(alone.map(({ to }) => to)).size} people`,
  ]
  lines.push('', `${'a day, beside pages'.padEnd(22)}person-days`)
  for (let count = 0; count <= most; count += 1) {
    const so = days.filter((all) => counted(all).length === count).length
    if (so > 0) lines.push(`${String(count).padEnd(22)}${String(so).padStart(5)} ${'█'.repeat(Math.ceil(so / 8))}`)
  }
  lines.push('', `${'kind'.padEnd(22)}${'all'.padStart(6)}${'most a day'.padStart(12)}${'outside hours'.padStart(15)}`)
  for (const kind of KINDS) {
    const of = alone.filter((one) => one.kind === kind)
    const busiest = Math.max(0, ...days.map((all) => all.filter((one) => one.kind === kind).length))
    const outside = of.filter(({ atWork, own }) => !atWork && !own).length
    lines.push(
      `${kind.padEnd(22)}${String(of.length).padStart(6)}${String(busiest).padStart(12)}${String(outside).padStart(15)}`,
    )
  }
  const shared = said.filter(({ to, where }) => to === undefined && where.includes(':conversation:'))
  lines.push('', `${shared.length} messages of their own in channels and threads`)
  return lines
}

export function counted(said: Said[]): Said[] {
  return said.filter(({ page, own }) => !page && !own)
}
