import { actionOverdueCard } from '../../cards/action-overdue-card.ts'
import { escalatesAt, timesOverdue } from '../../domain/corrective/action-times.ts'
import {
  actionLabel,
  actionTitle,
  type CorrectiveAction,
  dueOf,
  isUnfinished,
} from '../../domain/corrective/corrective-action.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { aboutInside, readByUsAlone } from '../cases/inside-notices.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { inChargeOf, loadRoster, refOf, type Roster, withRole } from '../people/roster.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import { dropNotices, sendNotice } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'

/**
 * What is asked after a miss of a team of ours has been due for long: whoever is next above its owner on our side is called, in our own channel, and who is next above them each time that
 * as long has passed again. It is no escalation of the partnership, which both companies read and count: nothing of it comes where the partner reads.
 */
export async function escalateInside(
  means: Means,
  partner: Partner,
  action: CorrectiveAction,
  overdue: 'acceptance' | 'action',
): Promise<void> {
  const { tx, now } = means
  if (!isUnfinished(action)) return
  const hours = hoursOfSide(partner, action.side)
  const ways = above(await loadRoster(tx, partner.id), action.owner.personId)
  const turn = timesOverdue(hours, action, now) - 1
  const called = ways[turn] ?? []
  if (turn + 1 < ways.length)
    await tx.timers.set({
      ...{ key: `action.overdue:${action.id}`, kind: 'action.overdue', subjectId: action.id, data: {} },
      dueAt: escalatesAt(hours, action, now),
    })
  if (called.length === 0) return
  const label = actionLabel(action.number)
  await recordFact(means, partner, label, {
    kind: 'ActionRaised',
    data: { overdue, since: dueOf(action), ...(action.source && { about: action.source.label }) },
    audience: 'internal',
  })
  const card = actionOverdueCard({
    ...{ label, version: action.version, title: actionTitle(action), overdue, dueAt: dueOf(action), zone: hours.zone },
    ...{ partnerName: partner.name, ownerName: action.owner.name, calls: called.map(refOf) },
    ...(action.source && { about: action.source.label }),
  })
  const about = aboutInside(action.id)
  await sendNotice(means, await placesFor(means, partner, called), () => card, `${about}:${dueOf(action)}:${turn}`, {
    about,
  })
}

/** What is overdue for so long that whoever is above its owner was called and nothing came of it, or that nobody is there to call: it is named each day until it is over. */
export async function ignoredInside(
  means: Pick<Means, 'tx' | 'now'>,
): Promise<{ label: string; slug: string; owner: string }[]> {
  const { tx, now } = means
  const partners = new Map((await tx.partners.list()).map((one) => [one.id, one]))
  const all = await tx.correctiveActions.asking({ partnerIds: [...partners.keys()] })
  const told: { label: string; slug: string; owner: string }[] = []
  for (const action of all.toSorted((one, other) => other.number - one.number)) {
    const { partnerId, side, owner, number, audience } = action
    const partner = partners.get(partnerId)
    if (audience !== 'internal' || !partner || !isUnfinished(action)) continue
    const times = timesOverdue(hoursOfSide(partner, side), action, now)
    if (times > 0 && times > above(await loadRoster(tx, partnerId), owner.personId).length)
      told.push({ label: actionLabel(number), slug: partner.slug, owner: owner.name })
  }
  return told
}

/** It has moved on: what is still to be told of it is told no more. */
export async function calmInside(means: Means, { id }: CorrectiveAction): Promise<void> {
  await dropNotices(means, [aboutInside(id)])
}

/** Those in charge, each by themselves, and then the managers together; never whoever has it. */
function above(roster: Roster, ownerId: string): Roster[] {
  const inCharge = inChargeOf(roster, 'internal').map((one) => [one])
  const ways = [...inCharge, withRole(roster, 'internal', 'manager')]
  return ways
    .map((way) => way.filter(({ person, accounts }) => person.id !== ownerId && accounts.length > 0))
    .filter((way) => way.length > 0)
}

/** In our own channels, where nobody else reads; where there is none, alone. */
async function placesFor(means: Means, partner: Partner, called: Roster): Promise<StandingDestination[]> {
  const channels = await readByUsAlone(means, await channelsFor(means.tx, partner.id, 'internal'))
  if (channels.length > 0) return channels
  const alone = await Promise.all(called.map((one) => directTo(means, partner.id, reachable(one))))
  return readByUsAlone(
    means,
    alone.filter((to) => to !== undefined),
  )
}
