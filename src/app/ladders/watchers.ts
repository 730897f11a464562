import { watchedCard } from '../../cards/escalation-watched.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import { type LadderPolicy, targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { WaitingNotice, WatchNotice } from '../../ports/store/timers.ts'
import { keepNotices, noticesFor } from '../notices/waiting-news.ts'
import { openingFor } from '../notices/opening-for.ts'
import { loadRoster, type Roster, type RosterEntry, withRole } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { dropNotices, sendNotice } from '../show/show-card.ts'
import { howLadderStands, ladderCardKey } from './show-ladder.ts'
import { watchedKey, watchedNow } from './watched-now.ts'

/** Time for what begins to be over again, and for several things to become one message. */
const GATHERING = MINUTE

/** Whoever watches such escalations hears that this one goes on now, or is over: people with what else they are told, a channel at once, unless its card stands there. */
export async function tellWatchers(means: Means, partner: Partner, ladder: Ladder): Promise<void> {
  const { watchers = [] } = ladder.policy
  const { tx, now } = means
  await dropNotices(means, [watchedKey(ladder)])
  for (const { person, side } of watchingPeople(await loadRoster(tx, partner.id), ladder.policy)) {
    const before = await noticesFor(means, person.id)
    const waiting = before?.data.waiting ?? []
    const isOfThis = (one: WaitingNotice): one is WatchNotice =>
      one.notice === 'escalation-watched' && one.ladderId === ladder.id
    const others = waiting.filter((one) => !isOfThis(one))
    const untold = waiting.find(isOfThis)
    const knows = untold ? untold.knows : knownBefore(ladder)
    // It is as it was when they heard of it last.
    if (knows !== undefined && knows === (ladder.status === 'resolved' ? 'over' : 'on')) {
      await keepNotices(means, person.id, before?.dueAt ?? now, others)
      continue
    }
    const notice: WatchNotice = {
      ...{ notice: 'escalation-watched', ladderId: ladder.id, at: now },
      ...(knows !== undefined && { knows }),
    }
    const dueAt = before?.dueAt ?? openingFor(partner, side, person, now + GATHERING)
    await keepNotices(means, person.id, dueAt, [...others, notice])
  }
  const card = watchedCard(watchedNow(partner, ladder))
  const standing = new Set((await tx.outbox.destinationsOf(ladderCardKey(ladder))).map(queueKeyOf))
  const called = channelsCalled(ladder)
  for (const { purpose } of watchers.filter((one) => one.to === 'channel')) {
    if (called.includes(purpose)) continue
    const at = (await channelsFor(tx, partner.id, purpose)).filter((to) => !standing.has(queueKeyOf(to)))
    const onceKey = `watched:${ladder.id}:${ladder.version}`
    await sendNotice(means, at, () => card, onceKey, { ...howLadderStands(partner, ladder), about: watchedKey(ladder) })
  }
}

/** What whoever watches heard of it before this; nothing as it begins. */
function knownBefore({ status, toldBefore }: Ladder): WatchNotice['knows'] {
  if (status === 'resolved') return 'on'
  return toldBefore === undefined ? undefined : 'over'
}

/** What its steps have called of ours has, or gets, its card. */
function channelsCalled({ climbed, policy }: Ladder): Purpose[] {
  const ours = climbed.filter(({ side }) => side === 'internal')
  const targets = ours.flatMap(({ step }) => targetsOf(policy, 'internal', step))
  return targets.flatMap((one) => (one.to === 'channel' ? [one.purpose] : []))
}

/** Each once, however many of their roles watch. */
export function watchingPeople(
  roster: Roster,
  { watchers = [], theirWatchers = [] }: Pick<LadderPolicy, 'watchers' | 'theirWatchers'>,
): RosterEntry[] {
  const ours = watchers.flatMap((one) => (one.to === 'role' ? withRole(roster, 'internal', one.role) : []))
  const theirs = theirWatchers.flatMap(({ role }) => withRole(roster, 'partner', role))
  return [...new Map([...ours, ...theirs].map((entry) => [entry.person.id, entry])).values()]
}
