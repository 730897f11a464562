import { withoutRecalled } from '../../../../src/cards/recall-line.ts'
import { callingNobody } from '../../../../src/cards/calling-nobody.ts'
import { meansOf } from '../../../../src/app/means-of.ts'
import { callNow } from '../../../../src/app/ladders/joined-calls.ts'
import { ladderFace } from '../../../../src/app/ladders/show-ladder.ts'
import { type Ladder, ladderLabel, urgencyOf } from '../../../../src/domain/escalations/ladder.ts'
import { hasTaken, nextOf, statusOf, waitsForSomebody } from '../../../../src/domain/escalations/side-state.ts'
import { type Side, SIDES } from '../../../../src/domain/partners/party.ts'
import { ADMIN, CAST, isShared, MEMBERS, type Member, PLACES } from './cast.ts'
import { type Destination, queueKeyOf } from '../../../../src/ports/store/outbox.ts'
import type { Tx } from '../../../../src/ports/store/store.ts'
import type { Arrival, Life } from './life.ts'
import type { Stands } from './platform.ts'
import { brokenManners } from './manners.ts'

/** Looks at a life after each thing that happens in it, and says what was promised and is not so. */
export class Witness {
  readonly life: Life
  /** Escalations that were a page at some time. */
  readonly pages = new Set<string>()
  #heard = 0

  constructor(life: Life) {
    this.life = life
  }

  /** Of everything as it stands now, and of whatever arrived since the last time. */
  async looks(): Promise<string[]> {
    const ladders = await this.life.ladders()
    const globex = (await this.life.read((view) => view.partners.bySlug('globex')))?.id
    for (const one of ladders) if (urgencyOf(one) === 'page') this.pages.add(one.id)
    const { arrivals } = this.life
    const fresh = arrivals.slice(this.#heard)
    this.#heard = arrivals.length
    return [
      ...this.#faultsLogged(),
      ...(await this.#brokenTimers(ladders)),
      ...fresh.flatMap((one) => [
        ...brokenTruth(one),
        ...toldToOthers(one, globex),
        ...brokenManners(this.life, one, this.pages),
      ]),
      ...saidTwice(this.life, fresh),
      ...((await this.life.isAtRest()) && this.#isAllUp() ? await this.#brokenCards(ladders) : []),
    ]
  }

  #isAllUp(): boolean {
    return Object.values(this.life.platforms).every(({ isDown, refusing }) => !isDown && refusing.size === 0)
  }

  #faultsLogged(): string[] {
    const faults = this.life.app.logged.filter(({ level, message }) => level === 'error' && !EXPECTED.test(message))
    return faults
      .filter(({ fields }) => !/Died/u.test(String(fields['error'])))
      .map(({ message, fields }) => `the product logged: ${message} ${String(fields['error'])}`)
  }

  async #brokenTimers(ladders: Ladder[]): Promise<string[]> {
    const broken: string[] = []
    await this.life.read(async (view) => {
      for (const ladder of ladders) {
        const label = ladderLabel(ladder.number)
        const isOver = ladder.status === 'resolved'
        if (!isOver && ladder.status !== statusOf(ladder.sides)) broken.push(`${label} is ${ladder.status}`)
        if (!isOver && SIDES.every((side) => ladder.sides[side].state === 'none'))
          broken.push(`${label} stands on no side`)
        for (const side of SIDES) {
          const due = (await view.timers.get(`escalation.wait:${ladder.id}:${side}`))?.dueAt
          const next = isOver ? undefined : nextOf(ladder.sides[side])
          if (due !== next) broken.push(`${label} ${side} (${ladder.sides[side].state}): due ${due}, next ${next}`)
          if (next !== undefined && next <= this.life.now()) broken.push(`${label} ${side} is overdue`)
        }
      }
    })
    return broken
  }

  /** Wherever a card of an escalation stands and is kept up to date, it says what is so, and so does each message that lists several. */
  async #brokenCards(ladders: Ladder[]): Promise<string[]> {
    const { life } = this
    const broken: string[] = []
    await life.read(async (view) => {
      const means = meansOf(life.app.services, view, {})
      const lists = new Set<string>()
      for (const ladder of ladders) {
        const partner = await view.partners.get(ladder.partnerId)
        if (!partner) continue
        const face = await ladderFace(means, partner, ladder)
        for (const { to, card, destination } of await shownAt(view, life, `escalation:${ladder.id}`)) {
          if (!(await mayRead(view, partner.id, destination))) continue
          const now = face(isShared(to) || memberAt(to)?.side === 'partner' ? 'shared' : 'internal')
          if (said(card) !== said(now))
            broken.push(`the card of ${ladderLabel(ladder.number)} at ${to} is old:\n${said(card)}\n${said(now)}`)
        }
        for (const { id, ladderIds } of await view.calls.ofLadder(ladder.id)) if (ladderIds.length > 1) lists.add(id)
      }
      for (const id of lists) {
        const now = await callNow(means, id)
        for (const { to, card, destination } of await shownAt(view, life, `call:${id}`))
          // What waits no longer before it was told is left out of a message that tells other things.
          if (
            now &&
            (now.waits || LIST.test(card.title)) &&
            (await mayRead(view, ladders[0]!.partnerId, destination)) &&
            said(withoutBesides(card)) !== said(now.card)
          )
            broken.push(`a list at ${to} is old:\n${said(card)}\n${said(now.card)}`)
      }
    })
    return broken
  }
}

/** What stands under this key, for all that the bot knows, as whoever is there sees it. */
async function shownAt(
  view: Tx,
  { platforms }: Life,
  cardKey: string,
): Promise<(Stands & { destination: Destination })[]> {
  const all: (Stands & { destination: Destination })[] = []
  for (const destination of await view.outbox.destinationsOf(cardKey)) {
    const [standing] = await view.outbox.standing([{ cardKey, queueKey: queueKeyOf(destination) }])
    const messageId = standing?.shown?.messageId
    const stands = Object.values(platforms).flatMap((one) =>
      messageId === undefined ? [] : (one.stands.get(messageId) ?? []),
    )
    all.push(...stands.map((one) => ({ ...one, destination })))
  }
  return all
}

/** A channel in which the bot is not, and whoever is named no longer, keep what they read last. */
async function mayRead(view: Tx, partnerId: string, to: Destination): Promise<boolean> {
  if (to.kind === 'person') {
    const isNamed = (await view.memberships.ofPerson(to.personId)).some((one) => one.partnerId === partnerId)
    return isNamed || (await view.people.get(to.personId))?.ours === true
  }
  if (to.kind !== 'conversation') return false
  const bound = await view.bindings.of(partnerId)
  return bound.some(({ conversation }) => conversation.id === to.conversationRowId && conversation.present)
}

function memberAt(to: string): Member | undefined {
  return MEMBERS.find(({ userId }) => userId === to)
}

const EXPECTED = /^a delivery failed for good$/u

/** A list of calls goes on with what it was told with, behind a line. */
function withoutBesides(card: Arrival['card']): Arrival['card'] {
  const line = card.blocks.findIndex(({ kind }) => kind === 'divider')
  return line === -1 ? card : { ...card, blocks: card.blocks.slice(0, line) }
}

function said(card: Arrival['card']): string {
  const { title, headline, buttons, blocks } = callingNobody(withoutRecalled(card))
  return JSON.stringify(sorted({ title, headline, buttons, blocks }))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}

/** No message about what is over. */
function brokenTruth({ row, ladders, at, to, card, marked }: Arrival): string[] {
  if (ladders.length === 0 || marked) return []
  const when = `${new Date(at).toISOString()} “${card.title}” to ${to}`
  const [ladder] = ladders
  const about = /^escalation:[^:]+:(call|exhausted|asked):(\w+)$/u.exec(row.about ?? '')
  if (row.cardKey !== undefined)
    return ladders.every(({ status }) => status === 'resolved') ? [`${when}: it is over`] : []
  if (!ladder || !about) return []
  if (ladder.status === 'resolved') return [`${when}: ${ladderLabel(ladder.number)} is over`]
  const side = about[1] === 'call' ? ladder.climbed[Number(about[2])]?.side : (about[2] as Side)
  if (about[1] === 'asked' || !side) return []
  const reader = row.destination.kind === 'person' ? row.destination.personId : undefined
  if (about[1] === 'call' && reader !== undefined && hasTaken(ladder.sides[side], reader))
    return [`${when}: they have it already`]
  return waitsForSomebody(ladder.sides[side]) ? [] : [`${when}: somebody has it on the ${side} side`]
}

/** Of one partner another reads nothing, nor does whoever of ours is named for another alone. */
function toldToOthers({ to, at, card, ladders }: Arrival, globex: string | undefined): string[] {
  const member = memberAt(to)
  const reads = to === PLACES.globex.slack.conversationId || member?.partner === 'globex' ? 'globex' : 'acme'
  const isOfBoth = to === CAST.anna.userId || to === ADMIN.userId
  const strange = isOfBoth ? [] : ladders.filter(({ partnerId }) => (partnerId === globex) !== (reads === 'globex'))
  return strange.map(
    ({ number }) => `${new Date(at).toISOString()} “${card.title}” to ${to} tells of ${ladderLabel(number)}`,
  )
}

/** Each message once, but for a marked repeat, and each call of a step once at each place. */
function saidTwice({ arrivals, platforms }: Life, fresh: Arrival[]): string[] {
  const broken: string[] = []
  for (const one of fresh) {
    if (one.marked || one.row.destination.kind === 'reply') continue
    const { to, row, at, card } = one
    const before = arrivals.slice(0, arrivals.indexOf(one))
    const same = before.filter(
      (other) => other.to === to && !other.marked && (other.row.id === row.id || isSameCall(one, other)),
    )
    // What called alone may be a list by now, and its card has come anew.
    const left = same.filter(
      (other) => !LIST.test(platforms[other.platform].stands.get(other.messageId)?.card.title ?? ''),
    )
    if (left.length > 0)
      broken.push(
        `${new Date(at).toISOString()} “${card.title}” to ${to} (${row.about ?? row.cardKey ?? ''}) was there at ${left.map((other) => new Date(other.at).toISOString()).join()}`,
      )
  }
  return broken
}

const LIST = /^(?:\d+|None of \d+) escalations?\b/u

function isSameCall({ row }: Arrival, other: Arrival): boolean {
  if (row.onceKey !== undefined && row.onceKey === other.row.onceKey) return true
  return row.cardKey !== undefined && /^(?:escalation|call):/u.test(row.cardKey) && row.cardKey === other.row.cardKey
}
