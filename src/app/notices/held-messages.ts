import { hasIt, waitsForWordOf } from '../../domain/escalations/side-state.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { joinedIn } from '../checkins/joined-in.ts'
import { cardOf } from '../show/card-of.ts'
import { giveBackRecalled } from '../show/recall-resolutions.ts'
import { callIdOf } from '../ladders/call-key.ts'
import { callNow } from '../ladders/joined-calls.ts'
import { isDigest } from '../digests/digest-card-key.ts'
import { exhaustedKey, givenKey, isExhausted, ladderCardKey, ladderOf } from '../ladders/show-ladder.ts'
import { tellsSeveral } from './parts-told.ts'

/** What is held for somebody, on whichever platform, oldest first, but for a list of what needs them: the next one takes its place. What they may not read, or need not know, any more is held no longer, and not told. */
export async function heldFor(means: Means, personId: string): Promise<Delivery[]> {
  const held = await allHeldFor(means, personId)
  if (held.length === 0 || (await mayRead(means, personId))) return stillWorth(means, held, personId)
  await dropHeld(means, held)
  return []
}

/** The same, whether it is still told or not. */
async function allHeldFor({ tx }: Pick<Means, 'tx'>, personId: string): Promise<Delivery[]> {
  const accounts = await tx.people.accountsOf(personId)
  const held = await tx.outbox.held(accounts.map((account) => queueKeyOf({ kind: 'person', personId, ...account })))
  return held.filter(({ cardKey }) => !isDigest(cardKey))
}

/** What of it still asks for something, or says what stands. The rest is not told. `personId`: whom it is for; absent where both companies read it. */
export async function stillWorth(means: Means, held: Delivery[], personId?: string): Promise<Delivery[]> {
  const worth: Delivery[] = []
  for (const one of held) if (!isRepeated(one, held) && (await isWorth(means, one, personId))) worth.push(one)
  await dropHeld(
    means,
    held.filter((one) => !worth.includes(one)),
  )
  return worth
}

/** What of these, which were told in one message, by their ids, is still worth telling; a call that lists several as they are now. */
export async function worthStill(means: Means, ids: string[], personId: string): Promise<Delivery[]> {
  if (ids.length === 0 || !(await mayRead(means, personId))) return []
  const worth: Delivery[] = []
  for (const one of await means.tx.outbox.byIds(ids))
    if (await isWorth(means, one, personId)) worth.push(await asOfNow(means, one))
  return worth
}

async function asOfNow(means: Means, delivery: Delivery): Promise<Delivery> {
  const call = callIdOf(delivery)
  const now = call === undefined ? undefined : await callNow(means, call)
  return now ? { ...delivery, card: now.card } : delivery
}

/** Whether one that was to be told still asks for something, or says what stands. */
export function isWorthTelling(means: Means, delivery: Delivery): Promise<boolean> {
  const { destination } = delivery
  return isWorth(means, delivery, destination.kind === 'person' ? destination.personId : undefined)
}

/** The call by which it calls somebody alone, by itself or with others; undefined where it is none. */
export async function callBy({ tx, now }: Means, { cardKey, queueKey }: Delivery): Promise<string | undefined> {
  if (cardKey === undefined) return undefined
  const listed = callIdOf({ cardKey })
  if (listed !== undefined) return listed
  const card = cardOf(cardKey)
  const calls = card?.kind === 'ladder' && cardKey === ladderCardKey(card) ? await tx.calls.ofLadder(card.id) : []
  return calls.findLast(({ destination, startedAt }) => startedAt <= now && queueKeyOf(destination) === queueKey)?.id
}

/** It calls somebody, or asks or tells whoever has it: no count of the day holds it. */
export function waitsForNoCount(delivery: Delivery): boolean {
  return callIdOf(delivery) !== undefined || (ladderOf(delivery) !== undefined && !isExhausted(delivery))
}

/** Nobody is reminded in the same breath as they are asked. */
function isRepeated({ cardKey }: Delivery, held: Delivery[]): boolean {
  const card = cardKey === undefined ? undefined : cardOf(cardKey)
  if (card?.kind !== 'reminder' && card?.kind !== 'last reminder') return false
  return held.some((other) => {
    const asked = other.cardKey === undefined ? undefined : cardOf(other.cardKey)
    return asked?.kind === 'prompt' && asked.id === card.id && asked.who === card.who
  })
}

/** Of an escalation that somebody has taken up nobody is called alone, and nobody is asked who has answered, or in a check that is closed. */
async function isWorth(means: Means, delivery: Delivery, personId: string | undefined): Promise<boolean> {
  const { tx } = means
  // What tells several things is judged part by part before it leaves.
  if (tellsSeveral(delivery.about)) return true
  const call = callIdOf(delivery)
  if (call !== undefined && personId !== undefined) return (await callNow(means, call))?.waits === true
  const ladderId = ladderOf(delivery)
  if (ladderId !== undefined && personId !== undefined) {
    const ladder = await tx.ladders.get(ladderId)
    if (ladder === undefined || ladder.status === 'resolved') return false
    // That a side is exhausted is told to ours, whichever side it is.
    const ended = SIDES.find((one) => delivery.about === exhaustedKey(ladder, one))
    if (ended) return ladder.sides[ended].state === 'exhausted'
    const side = (await tx.people.get(personId))?.ours === false ? 'partner' : 'internal'
    const stands = ladder.sides[side]
    if (delivery.cardKey === givenKey(ladder)) return hasIt(stands, personId)
    return waitsForWordOf(stands, personId)
  }
  const card = delivery.cardKey === undefined ? undefined : cardOf(delivery.cardKey)
  if (card?.kind !== 'prompt' && card?.kind !== 'reminder' && card?.kind !== 'last reminder') return true
  const run = await tx.runs.get(card.id)
  if (!run) return false
  // One message asks for all that came to somebody on that day.
  const asked = card.kind === 'prompt' && personId !== undefined ? await joinedIn(means, run, personId) : []
  return [run, ...asked].some(
    ({ status, responses, respondents }) =>
      status === 'open' &&
      (personId === undefined ||
        (!Object.hasOwn(responses, personId) && respondents.some((party) => party.personId === personId))),
  )
}

/** It is told otherwise, or not at all: what it recalled besides is for the next message. */
export async function dropHeld(means: Means, held: Delivery[]): Promise<void> {
  if (held.length === 0) return
  await means.tx.outbox.dropHeld(held)
  await giveBackRecalled(means, held)
}

async function mayRead({ tx }: Means, personId: string): Promise<boolean> {
  return (await tx.people.get(personId))?.ours !== false || (await tx.memberships.ofPerson(personId)).length > 0
}
