import { stillWorthTelling } from '../domain/digests/digest-hours.ts'
import { type Ladder, urgencyOf } from '../domain/escalations/ladder.ts'
import { hookNamed } from '../domain/escalations/named-hook.ts'
import { type Instant, MINUTE, type Ms } from '../domain/time/instant.ts'
import type { Delivery } from '../ports/store/outbox.ts'
import { digestedOf } from './digests/digest-hours-of.ts'
import { isDigest } from './digests/digest-card-key.ts'
import { inTransaction } from './in-transaction.ts'
import { isWorthTelling } from './notices/held-messages.ts'
import { callIdOf } from './ladders/call-key.ts'
import { holdOfNamedLate } from './ladders/hold-of-named.ts'
import { waitingIn } from './ladders/joined-calls.ts'
import { ringAt } from './ladders/ringing.ts'
import { ladderOf, mannerOfCalls } from './ladders/show-ladder.ts'
import type { Means } from './scene.ts'
import type { AppServices } from './services.ts'
import { holdLate, keepOpening } from './show/hold-back.ts'

/** What has waited no longer was asked a breath ago. */
const LATE_AFTER: Ms = MINUTE

/**
 * What comes in the hours of whoever reads it, about to be sent late, as after an outage: until when it waits where these are over by now, or that it is over itself.
 * So does what was to come at any hour of an escalation that is no page any more. A list of what needs somebody waits for the next one, which is told in its place. `isShown`:
 * it stands there, and calls nobody as it is changed in place.
 */
export async function judgeHour(
  services: AppServices,
  delivery: Delivery,
  isShown: boolean,
): Promise<Instant | 'over' | undefined> {
  const { createdAt, attempts, inHours, unwanted, uncertain } = delivery
  if (isShown || unwanted || !(inHours || isOfEscalation(delivery))) return undefined
  if (attempts < 2 && services.clock.now() - createdAt < LATE_AFTER) return undefined
  return inTransaction(services, {}, async (means) => {
    // What may have arrived is looked for, and changed in place.
    if (!uncertain && !(await isWorthTelling(means, delivery))) return 'over'
    const until = inHours || !(await comesAtAnyHour(means, delivery)) ? await hoursBegin(means, delivery) : undefined
    if (until === undefined) await ringAt(means, [delivery], means.now)
    return until
  })
}

/** It is held until then, as what was written outside of these hours. */
export async function holdBack(
  services: AppServices,
  delivery: Delivery,
  { until, uncertain }: { until: Instant; uncertain: boolean },
): Promise<void> {
  await inTransaction(services, {}, async (means) => {
    if (!(await means.tx.outbox.holdBack(delivery, uncertain)) || isDigest(delivery.cardKey)) return
    await keepOpening(means, delivery.queueKey, until)
    await ringAt(means, [delivery], until)
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

/** It tells one person alone of escalations, or rings their phone. */
function isOfEscalation({ destination, ...told }: Delivery): boolean {
  return (
    destination.kind === 'hook' || (destination.kind === 'person' && (callIdOf(told) ?? ladderOf(told)) !== undefined)
  )
}

/** Whoever reads it is told at whatever hour, as of a page; so of what is a page no more it is not, but for a phone, which that does not ring at all. */
async function comesAtAnyHour(means: Means, delivery: Delivery): Promise<boolean> {
  const { destination: to } = delivery
  const ladders = await toldBy(means, delivery)
  const manner = mannerOfCalls(ladders)
  if (ladders.length === 0 || manner === 'page') return true
  if (to.kind === 'hook') return manner === 'call' ? !hookNamed(to.personId) : to.side === 'internal'
  if (manner === 'call' || to.kind !== 'person') return false
  return (await means.tx.people.get(to.personId))?.ours !== false
}

async function isPage(means: Means, delivery: Delivery): Promise<boolean> {
  return (await toldBy(means, delivery)).some((ladder) => urgencyOf(ladder) === 'page')
}

/** The escalations of which it tells: of a list those that wait still. */
async function toldBy(means: Means, delivery: Delivery): Promise<Ladder[]> {
  const call = callIdOf(delivery)
  if (call !== undefined) return waitingIn(means, call)
  const id = delivery.destination.kind === 'hook' ? delivery.destination.ladderId : ladderOf(delivery)
  const ladder = id === undefined ? undefined : await means.tx.ladders.get(id)
  return ladder ? [ladder] : []
}
