import { awayAskedCard } from '../../cards/away-asked-card.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import { isCalledBy, mayBeAbsence, saysAlready } from '../../domain/rotations/asks-away.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Inbound } from '../../ports/inbound.ts'
import { loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { directTo, reachable } from '../show/destinations.ts'
import { refreshCard, sendNotice } from '../show/show-card.ts'

/**
 * Somebody’s status says that it ends at a moment: whoever is called by anything is asked whether they are away until then, alone, once for each such moment.
 * It is an answer to what they have just done, so it comes at once. A status is a hint and no more: nothing else follows from it.
 */
export async function askAway(means: Means, { platform, place, speaker }: Inbound, until: Instant): Promise<void> {
  const { tx, now } = means
  if (!speaker || !mayBeAbsence(now, until)) return
  let person: Person | undefined
  // Nobody is met, or asked about, for a status alone.
  for (const tenantId of new Set([place.tenantId, ...speaker.organisations]))
    person ??= await tx.people.byAccount({ platform, tenantId, userId: speaker.userId })
  if (!person || saysAlready(await tx.absences.notOver(now), person.id, now, until)) return
  const found = await calledIn(means, person)
  if (!found) return
  // Where they have just said it.
  const { accounts, ...who } = reachable(found.entry)
  const here = { ...who, accounts: accounts.filter((one) => one.platform === platform) }
  const to = await directTo(means, found.partner.id, here)
  if (!to) return
  means.cause.personId = person.id
  const card = awayAskedCard({ slug: found.partner.slug, until, zone: person.zone })
  const key = awayKey(person.id, until)
  await sendNotice(means, [to], () => card, key, { cardKey: key })
}

/** The question is answered, wherever it stands. `awayUntil`: they are away until then, whatever their status says. */
export async function settleAsked(
  means: Means,
  person: Pick<Person, 'id' | 'zone'>,
  until: Instant,
  said: 'here' | { awayUntil: Instant },
): Promise<void> {
  const [first] = await means.tx.memberships.ofPerson(person.id)
  const partner = first && (await means.tx.partners.get(first.partnerId))
  if (!partner) return
  const is = said === 'here' ? ({ until, said } as const) : ({ until: said.awayUntil, said: 'away' } as const)
  const card = awayAskedCard({ slug: partner.slug, zone: person.zone, ...is })
  await refreshCard(means, partner, awayKey(person.id, until), () => card)
}

function awayKey(personId: string, until: Instant): string {
  return `away-asked:${personId}:${until}`
}

/** The first partner for which something calls them. */
async function calledIn(
  { tx, now }: Means,
  { id }: Person,
): Promise<{ partner: Partner; entry: RosterEntry } | undefined> {
  for (const partnerId of new Set((await tx.memberships.ofPerson(id)).map((one) => one.partnerId))) {
    const partner = await tx.partners.get(partnerId)
    if (!partner || partner.stage === 'ended') continue
    const own = (await loadRoster(tx, partnerId)).filter(({ person }) => person.id === id)
    const [entry] = own
    if (!entry) continue
    const named = { personId: id, side: entry.side, roles: own.map(({ role }) => role) }
    if (isCalledBy(named, await tx.rotations.of(partnerId), partner.terms.ladders, now)) return { partner, entry }
  }
  return undefined
}
