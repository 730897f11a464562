import type { Partner, Person } from '../../domain/partners/partner.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { rearmDigest } from '../digests/rearm-digest.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { openingKey } from '../show/hold-back.ts'
import { namingsKey, noticesKey } from './waiting-news.ts'

/** What waits no longer than this gathers, and goes on doing so. */
const GATHERS = 10 * MINUTE

/** Their clock is another: what needs them is told by that one, and so is what waits for their hours. */
export async function moveZone(means: Means, person: Person): Promise<void> {
  await rearmDigest(means, person)
  await askAgainFor(means, person.id)
}

/** For what waits for somebody's hours it is asked anew, at once, whether it may be told, and until when it waits else. */
async function askAgainFor(means: Means, personId: string): Promise<void> {
  for (const key of [noticesKey(personId), namingsKey(personId)]) await askAgain(means, key, GATHERS)
  for (const account of await means.tx.people.accountsOf(personId))
    await askAgain(means, openingKey(queueKeyOf({ kind: 'person', personId, ...account })))
}

/** The terms of a partner, and so perhaps the hours with it, are others now: the same for what waits in its channel, and for each of its people. */
export async function askAgainWith(means: Means, { id }: Partner): Promise<void> {
  const { tx } = means
  for (const channel of await channelsFor(tx, id, 'shared')) await askAgain(means, openingKey(queueKeyOf(channel)))
  const named = (await tx.memberships.of(id)).map(({ personId }) => personId)
  const managers = (await tx.managersOfAll.list()).map((one) => one.id)
  for (const personId of new Set([...named, ...managers])) await askAgainFor(means, personId)
}

async function askAgain({ tx, now }: Means, key: string, from = 0): Promise<void> {
  const timer = await tx.timers.get(key)
  if (timer && timer.dueAt > now + from) await tx.timers.set({ ...timer, dueAt: now })
}
