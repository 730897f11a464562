import type { FoundStep } from '../../domain/drills/climb-drill.ts'
import { type ChannelOfStep, type Drill, type HookOfStep, type Hour, STEP_WAIT } from '../../domain/drills/drill.ts'
import { openingOf } from '../../domain/digests/day-budget.ts'
import type { DigestHours } from '../../domain/digests/digest-hours.ts'
import { quietUntil } from '../../domain/digests/quiet-hours.ts'
import { insteadOf } from '../../domain/escalations/climb.ts'
import { hookIdOf } from '../../domain/escalations/named-hook.ts'
import { type LadderPolicy, type Target, targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { ladderFor, policyOf } from '../../domain/terms/climbs-by.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import { addWorkAtMost } from '../../domain/time/work.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { digestedOf } from '../digests/digest-hours-of.ts'
import { recipientsOf } from '../ladders/recipients.ts'
import { groundOf, standInsOf } from '../ladders/stand-ins.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'

/** Beyond that, people are at work at no time together. */
const TOGETHER_WITHIN = 21 * DAY
/** A weekend, and a night on either side of it. */
const QUIET_WITHIN = 4 * DAY

type Hours = Pick<DigestHours, 'calendars' | 'zone' | 'quiet'>

/** Whom each side's steps would call now, by the ladder of an escalation by hand, and by the code that tells a real one whom to call. */
export async function foundSteps(
  means: Means,
  partner: Partner,
  drill: Drill,
  hour: Partial<Record<Side, Hour>>,
): Promise<Record<Side, FoundStep[]>> {
  const policy = policyOf(ladderFor(partner.terms, { cause: 'manual' }))
  const [internal, theirs] = await Promise.all(SIDES.map((side) => onSide(means, partner, policy, side)))
  const timed = (side: Side, found: Found[]) => found.map((one) => atTheirTime(one, drill, hour[side], means.now))
  return { internal: timed('internal', internal!), partner: timed('partner', theirs!) }
}

type Found = 'none' | (Omit<Exclude<FoundStep, 'none'>, 'opensAt' | 'until'> & { hours: Hours[] })

async function onSide(means: Means, partner: Partner, policy: LadderPolicy, side: Side): Promise<Found[]> {
  const ground = await groundOf(means, partner, policy, await loadRoster(means.tx, partner.id), means.now)
  const found: Found[] = []
  for (const step of policy.steps[side].keys()) {
    const targets = targetsOf(policy, side, step)
    if (targets.length === 0) {
      found.push('none')
      continue
    }
    const standIns = standInsOf(ground, policy, side, step)
    const told = { side, step, ...(standIns && { instead: insteadOf(standIns) }) }
    const { people } = await recipientsOf(means, partner, { policy }, told)
    const each = [...new Map(people.map(({ person }) => [person.id, person])).values()]
    const channels = await channelsOf(means, partner, targets)
    const hooks = await hooksOf(means, partner, side, targets)
    // Both are of the whole side.
    const isOfSide = [...channels, ...hooks].some(({ found: how }) => how === 'called')
    found.push({
      people: each.map(({ id }) => id),
      away: (standIns?.away ?? []).map(({ who, instead }) => ({
        personId: who.personId,
        ...(instead && { instead: instead.personId }),
      })),
      ...(channels.length > 0 && { channels }),
      ...(hooks.length > 0 && { hooks }),
      hours: await hoursOf(means, each, isOfSide ? [hoursOfSide(partner, side)] : []),
    })
  }
  return found
}

/** The channels that a step is to tell, and whether they are there. */
async function channelsOf({ tx }: Means, { id }: Partner, targets: Target[]): Promise<ChannelOfStep[]> {
  const purposes = new Set(targets.flatMap((one) => (one.to === 'channel' ? one.purpose : [])))
  if (purposes.size === 0) return []
  const bindings = await tx.bindings.of(id)
  return [...purposes].map((purpose) => {
    const bound = bindings.filter((one) => one.purpose === purpose)
    const isThere = bound.some(({ conversation }) => conversation.present)
    return { purpose, found: isThere ? 'called' : bound.length > 0 ? 'removed' : 'missing' }
  })
}

/** The page hooks that a step calls by name, and whether they are there. */
async function hooksOf(
  { tx }: Means,
  partner: Pick<Partner, 'id'>,
  side: Side,
  targets: Target[],
): Promise<HookOfStep[]> {
  const ids = [...new Set(targets.flatMap((one) => (one.to === 'hook' ? hookIdOf(side, partner, one.name) : [])))]
  if (ids.length === 0) return []
  const there = await tx.pageAddresses.among(ids)
  return ids.map((id) => ({ id, found: there.includes(id) ? 'called' : 'missing' }))
}

/** `ofSide`: those of the side whose channel or page hook is called, which have none of their own. */
async function hoursOf(means: Means, people: Person[], ofSide: Calendar[]): Promise<Hours[]> {
  const found: Hours[] = ofSide.map((calendar) => ({ calendars: [calendar], zone: calendar.zone }))
  for (const person of people) {
    const digested = await digestedOf(means, person)
    if (digested) found.push(digested.hours)
  }
  return found
}

/** At the hour that their side chose, and then straight on, but for what somebody keeps quiet for themselves; else when all are at work. */
function atTheirTime(found: Found, { beganAt }: Drill, hour: Hour | undefined, now: Instant): FoundStep {
  if (found === 'none') return 'none'
  const { hours, ...step } = found
  if (hour) {
    const opensAt = besideQuiet(hours, Math.max(now, nextAtHour(hour, beganAt)))
    return { ...step, opensAt, until: now + STEP_WAIT }
  }
  const opensAt = together(hours, now)
  const until = Math.max(now, ...hours.map((one) => waitedBy(one, now)))
  return { ...step, until, ...(opensAt !== undefined && { opensAt }) }
}

/** The first moment from then on that none of them keeps quiet; that one itself, where there is none within days. */
function besideQuiet(hours: Hours[], from: Instant): Instant {
  for (let at = from; at <= from + QUIET_WITHIN;) {
    const next = Math.max(at, ...hours.map(({ quiet, zone }) => quietUntil(quiet, zone, at)))
    if (next === at) return at
    at = next
  }
  return from
}

/** The first moment from then on at which all of them work. */
function together(hours: Hours[], from: Instant): Instant | undefined {
  for (let at = from; at <= from + TOGETHER_WITHIN;) {
    const next = Math.max(at, ...hours.map((one) => openingOf(one, at)))
    if (next === at) return at
    at = next
  }
  return undefined
}

function waitedBy({ calendars, zone }: Hours, from: Instant): Instant {
  return Math.min(...calendars.map((calendar) => addWorkAtMost({ ...calendar, zone }, from, STEP_WAIT)))
}

/** The first time from then on at which a clock of that zone shows it; what is skipped there is the time after it. */
function nextAtHour({ time, zone }: Hour, from: Instant): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate()
  const on = (days: number) =>
    today.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
  return on(0) >= from ? on(0) : on(1)
}
