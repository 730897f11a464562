import type { Card } from '../../cards/card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { calledFor } from '../../domain/rotations/called-for.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { loadRoster, type RosterEntry, withRole } from '../people/roster.ts'
import { absencesOf } from '../rotations/duty.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'

type How = { about?: string | undefined; but?: string | undefined; isPage?: boolean }

/**
 * Tell somebody of ours who can be reached, at most once each. If it cannot be delivered after all, whoever comes next is told in their
 * place (`processFailedDelivery`). The same card for all: it may hold only what both sides may read. `but`: who did it, and was answered.
 * `isPage`: it is about a page, of which the admins hear at any hour, also one who is named for a partner and has hours there.
 */
export async function tellSomebody(
  means: Means,
  partner: Partner,
  card: Card,
  onceKey: string,
  { about, but, isPage = false }: How = {},
): Promise<void> {
  const all = await lastResort(means, partner)
  const at = all.filter((to) => to.kind !== 'person' || but === undefined || to.personId !== but)
  const admins = isPage ? (await adminsOf(means)).map(queueKeyOf) : []
  const isPaged = (to: StandingDestination) => admins.includes(queueKeyOf(to))
  const how = { forPartner: partner.id, recalling: { partner }, ...(about !== undefined && { about }) }
  const others = at.filter((to) => !isPaged(to))
  await sendNotice(means, others, () => card, onceKey, how)
  await sendNotice(means, at.filter(isPaged), () => card, onceKey, { ...how, manner: 'page' })
}

/**
 * Who is told when nobody acts: the account manager and the admins; else the next of ours, sponsors first; else our own channel; else the
 * managers' channel. In the place of whoever is away stands their delegate, else the next of ours who is there. Whoever is known to be out of
 * reach is passed over. Where nobody is left, each is tried once more, whoever is away too: what is known may be old, and nothing may end unheard.
 */
export async function lastResort(means: Means, partner: Partner): Promise<StandingDestination[]> {
  const groups = await chainOf(means, partner)
  const dead = new Set(
    (await means.tx.outbox.unreachable(groups.flat().map(queueKeyOf))).map(({ queueKey }) => queueKey),
  )
  const alive = groups.map((group) => group.filter((to) => !dead.has(queueKeyOf(to))))
  return unique(alive.find((group) => group.length > 0) ?? groups.flat())
}

async function chainOf(means: Means, partner: Partner): Promise<StandingDestination[][]> {
  const { tx, now } = means
  const roster = await loadRoster(tx, partner.id)
  const { internal: absences } = await absencesOf(tx, partner.id, now)
  const ours = roster.filter(({ side }) => side === 'internal')
  const managers = withRole(roster, 'internal', 'account-manager')
  const inOrder = [...managers, ...withRole(roster, 'internal', 'sponsor'), ...ours]
  const there = inOrder.flatMap(({ person }) => {
    const called = calledFor(person.id, absences, now)
    return ours.find((one) => one.person.id === called) ?? []
  })
  const away = inOrder.filter(({ person }) => !there.some((one) => one.person.id === person.id))
  const direct = async (entries: RosterEntry[]) =>
    (await Promise.all(entries.map((entry) => directTo(means, partner.id, reachable(entry))))).filter(
      (to) => to !== undefined,
    )
  // Where nobody is named account manager, the admins come first.
  const heads = managers.length > 0 ? there.slice(0, 1) : []
  return [
    [...(await direct(heads)), ...(await adminsOf(means))],
    ...(await direct(there)).map((to) => [to]),
    await channelsFor(tx, partner.id, 'internal'),
    await channelsFor(tx, partner.id, 'managers'),
    ...(await direct(away)).map((to) => [to]),
  ]
}

/** The admins' direct conversations. An admin we have not heard from yet is reached by the bare account. */
async function adminsOf(means: Means): Promise<StandingDestination[]> {
  return Promise.all(
    means.admins.map(async (account) => {
      const person = await means.tx.people.byAccount(account)
      return { kind: 'person' as const, personId: person?.id ?? '', ...account }
    }),
  )
}

function unique(destinations: StandingDestination[]): StandingDestination[] {
  return [...new Map(destinations.map((to) => [queueKeyOf(to), to])).values()]
}
