import { stillWorthTelling } from '../domain/digests/digest-hours.ts'
import { urgencyOf } from '../domain/escalations/ladder.ts'
import { hookNamed } from '../domain/escalations/named-hook.ts'
import { type Instant, MINUTE, type Ms } from '../domain/time/instant.ts'
import type { Delivery } from '../ports/store/outbox.ts'
import { digestedOf } from './digests/digest-hours-of.ts'
import { isDigest } from './digests/digest-card-key.ts'
import { inTransaction } from './in-transaction.ts'
import { isWorthTelling } from './notices/held-messages.ts'
import { callIdOf } from './ladders/joined-calls.ts'
import { holdOfNamedLate } from './ladders/hold-of-named.ts'
import { ladderOf } from './ladders/show-ladder.ts'
import type { Means } from './scene.ts'
import type { AppServices } from './services.ts'
import { holdLate, keepOpening } from './show/hold-back.ts'

/** What has waited no longer was asked a breath ago. */
const LATE_AFTER: Ms = MINUTE

/**
 * What comes in the hours of whoever reads it, about to be sent late, as after an outage: until when it waits where these are over by now, or that it is over itself.
 * A list of what needs somebody waits for the next one, which is told in its place. `isShown`: it stands there, and calls nobody as it is changed in place.
 */
export async function judgeHour(
  services: AppServices,
  delivery: Delivery,
  isShown: boolean,
): Promise<Instant | 'over' | undefined> {
  const { createdAt, attempts, inHours, unwanted, uncertain } = delivery
  if (!inHours || isShown || unwanted) return undefined
  if (attempts < 2 && services.clock.now() - createdAt < LATE_AFTER) return undefined
  return inTransaction(services, {}, async (means) => {
    // What may have arrived is looked for, and changed in place.
    if (!uncertain && !(await isWorthTelling(means, delivery))) return 'over'
    return hoursBegin(means, delivery)
  })
}

/** It is held until then, as what was written outside of these hours. */
export async function holdBack(
  services: AppServices,
  delivery: Delivery,
  { until, uncertain }: { until: Instant; uncertain: boolean },
): Promise<void> {
  await inTransaction(services, {}, async (means) => {
    if ((await means.tx.outbox.holdBack(delivery, uncertain)) && !isDigest(delivery.cardKey))
      await keepOpening(means, delivery.queueKey, until)
  })
}

async function hoursBegin(means: Means, delivery: Delivery): Promise<Instant | undefined> {
  const { destination, cardKey, createdAt } = delivery
  if (destination.kind === 'hook' && hookNamed(destination.personId)) return holdOfNamedLate(means, destination)
  const how = { isPage: destination.kind === 'hook' || (await isPage(means, delivery)) }
  if (!isDigest(cardKey) || destination.kind !== 'person') return holdLate(means, destination, how)
  const person = await means.tx.people.get(destination.personId)
  const digested = person && (await digestedOf(means, person))
  if (!digested || stillWorthTelling(digested.hours, createdAt, means.now)) return undefined
  return holdLate(means, destination, how)
}

async function isPage({ tx }: Means, delivery: Delivery): Promise<boolean> {
  const call = callIdOf(delivery)
  const id = call === undefined ? ladderOf(delivery) : (await tx.calls.get(call))?.ladderIds[0]
  const ladder = id === undefined ? undefined : await tx.ladders.get(id)
  return ladder !== undefined && urgencyOf(ladder) === 'page'
}
