import { type Recalled, recalledIn } from '../../cards/recall-line.ts'
import type { Card } from '../../cards/card.ts'
import { type Case, caseLabel, notRecalledAt, recalledAt, toBeConfirmed } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { audienceOf } from './audience.ts'
import type { StandingDestination } from './standing-destination.ts'

/**
 * A message that recalls what silence is about to confirm with this partner. `side`: whose it is where both sides read; absent where it is nobody's
 * in particular. `besides`: the case that it is about, of which it says all there is to say.
 */
export type Recalling = { partner: Partner; side?: Side; besides?: string }

/** One message, wherever it goes. `key`: of the card that it is. */
type Message = { key?: string; to: Placed[] }

/** `isNew`: the message comes there, and is read; else it is there already, and goes on saying what it has said. */
export type Placed = { destination: StandingDestination; isNew: boolean }

/** What is recalled at each destination, by its place. */
export type Recalls = Map<string, Told[]>
type Told = { state: Case; line: Recalled }

/** What a message recalls: the resolutions that those who read it may still call untrue. Each is recalled in one message alone. */
export async function recallsOf(means: Means, message: Message, recalling: Recalling[]): Promise<Recalls> {
  const recalls: Recalls = new Map()
  for (const one of recalling)
    for (const [place, told] of await ofPartner(means, message, one))
      recalls.set(place, [...(recalls.get(place) ?? []), ...told])
  return recalls
}

async function ofPartner(means: Means, { key, to }: Message, { partner, side, besides }: Recalling): Promise<Recalls> {
  const recalls: Recalls = new Map()
  const read = await Promise.all(
    to.map(async ({ destination, isNew }) => ({
      place: placeOf(destination),
      isNew,
      reader: isNew ? await sideThere(means, destination, partner, side) : undefined,
    })),
  )
  if (read.every(({ isNew, reader }) => isNew && reader === undefined)) return recalls
  const { zone } = usualHours(partner.terms)
  for (const state of await means.tx.cases.unconfirmed(partner.id)) {
    const awaited = toBeConfirmed(state)
    if (!awaited || awaited.until <= means.now) continue
    const { by, recalled, until } = awaited
    const told = { state, line: { label: caseLabel(state.number), until, zone } }
    for (const { place, isNew, reader } of read) {
      const isTold = isNew
        ? reader === by && recalled === undefined && state.id !== besides
        : recalled?.card === key && recalled?.at.includes(place)
      if (isTold) recalls.set(place, [...(recalls.get(place) ?? []), told])
    }
  }
  return recalls
}

/** The side that reads there alone, or whose the message is; nobody's where somebody else reads it. */
async function sideThere(
  { tx }: Means,
  to: StandingDestination,
  { id }: Partner,
  side: Side | undefined,
): Promise<Side | undefined> {
  if (to.kind === 'person') return (await tx.memberships.of(id)).find(({ personId }) => personId === to.personId)?.side
  if ((await audienceOf(tx, to)) === 'internal') return 'internal'
  const bindings = await tx.bindings.at(to.conversationRowId)
  return bindings.some(({ partnerId, purpose }) => partnerId === id && purpose === 'shared') ? side : undefined
}

/** The message is on its way to these, of which it has come to none before. */
export async function keepRecalled(
  means: Means,
  recalls: Recalls,
  to: StandingDestination[],
  key?: string,
): Promise<void> {
  const told = to.map(placeOf).flatMap((place) => (recalls.get(place) ?? []).map(({ state }) => ({ state, place })))
  for (const [state, places] of Map.groupBy(told, (one) => one.state))
    await save(
      means,
      recalledAt(
        state,
        places.map(({ place }) => place),
        key,
      ),
    )
}

/** The lines of a message at a destination. */
export function linesAt(recalls: Recalls, to: StandingDestination): Recalled[] {
  return (recalls.get(placeOf(to)) ?? []).map(({ line }) => line)
}

/** What a message that has not arrived yet recalls, as far as it is still true. */
export async function stillRecalled(means: Means, card: Card): Promise<Recalled[]> {
  const still: Recalled[] = []
  for (const one of recalledIn(card)) if (await awaiting(means, one)) still.push(one)
  return still
}

/** These messages will not arrive where they were to go: what they recalled there is for the next one. */
export async function giveBackRecalled(means: Means, unheard: Delivery[]): Promise<void> {
  for (const { card, destination } of unheard)
    for (const one of recalledIn(card)) {
      const state = await awaiting(means, one)
      const after = state && notRecalledAt(state, placeOf(destination))
      if (after && after !== state) await save(means, after)
    }
}

/** A state names nobody's account. */
function placeOf(to: Delivery['destination']): string {
  switch (to.kind) {
    case 'person':
      return to.personId
    case 'conversation':
      return to.conversationRowId
    case 'hook':
    case 'reply':
      return ''
  }
}

async function awaiting({ tx }: Means, { label, until }: Recalled): Promise<Case | undefined> {
  const state = await tx.cases.byNumber(Number(label.replace(/^\D+/u, '')))
  return state && toBeConfirmed(state)?.until === until ? state : undefined
}

async function save({ tx, touched }: Means, state: Case): Promise<void> {
  await tx.cases.save(state)
  touched.touch({ kind: 'case', id: state.id })
}
