import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { named } from '../../domain/timeline/fact.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import type { Profile } from '../../ports/chat-platform.ts'
import type { Account } from '../../ports/store/registry.ts'
import { armDigest } from '../digests/arm-digest.ts'
import { moveZone } from '../notices/ask-again.ts'
import { markIntroduced } from '../notices/collect-naming.ts'
import { armHandoversOf } from '../rotations/arm-handover.ts'
import { joinInRotations } from '../rotations/change-rotation.ts'
import type { Means } from '../scene.ts'
import { joinAbsences } from '../people/join-absences.ts'
import { joinPageAddress } from '../people/join-page-address.ts'
import { handOver } from '../people/hand-over.ts'
import { loadRoster } from '../people/roster.ts'
import { putOnManagersOfAll, takeOffManagersOfAll } from '../people/managers-of-all.ts'
import { recordChange } from './record-change.ts'
import { accountName, recordForPartners } from './record-for-partners.ts'

/** Somebody who may stand on this side, with all their accounts given. `profile`: what a platform said of them; absent where none was asked. */
type Met = {
  name: string
  /** As whom they are met, where nobody has met them. */
  id?: string
  side: Side
  accounts: Account[]
  profile?: Profile & { platform: string }
  /** What a sheet says of them stands, whatever the platforms say. */
  sheet?: { zone?: string }
}

/** The person behind these accounts, known before or from now on. */
export async function meetPerson(
  means: Means,
  partner: Partner,
  met: Met,
  by?: Party,
): Promise<Person | { refused: string }> {
  const { tx } = means
  const known = (await Promise.all(met.accounts.map((account) => tx.people.byAccount(account)))).find(
    (person) => person !== undefined,
  )
  if (!known) {
    const person = described(
      { id: met.id ?? means.ids.next(), name: met.name, zone: usualHours(partner.terms).zone },
      partner,
      met,
    )
    await tx.people.insert(person, met.accounts)
    return person
  }
  const joined = await joinAccounts(means, known, met, by)
  if (joined !== undefined) return joined
  const joinedTo = (await tx.people.get(known.id)) ?? known
  const person = described(joinedTo, partner, met)
  if (canonicalJson(person) !== canonicalJson(joinedTo)) await tx.people.save(person)
  if (person.zone !== joinedTo.zone) await moveZone(means, person)
  if (met.sheet) await recordDescription(means, known, person, by)
  return person
}

/** What a sheet says of somebody stands; what a platform says follows them and is not recorded. */
async function recordDescription(means: Means, before: Person, after: Person, by?: Party): Promise<void> {
  const changes = [
    { what: 'name', from: before.name, to: after.name },
    ...(after.bySheet.zone ? [{ what: 'time zone', from: before.zone, to: after.zone }] : []),
  ]
  for (const change of changes)
    if (change.from !== change.to)
      await recordForPartners(means, after, 'PersonChanged', { name: named(after), ...change }, by)
}

/** Names and zones of a sheet stand; else those of the first platform that told of them. */
function described(before: Pick<Person, 'id' | 'name' | 'zone'> & Partial<Person>, { id }: Partner, met: Met): Person {
  const { side, profile, sheet } = met
  const first = before.profileFrom === undefined ? profile : undefined
  const bySheet = before.bySheet ?? { name: false, zone: false }
  const { partnerId: _, ...person } = before
  return {
    ...person,
    name: sheet ? met.name : bySheet.name ? before.name : (first?.name ?? before.name),
    zone: sheet?.zone ?? (bySheet.zone ? before.zone : (first?.zone ?? before.zone)),
    ...(first?.locale !== undefined && { locale: first.locale }),
    ours: side === 'internal',
    ...(side === 'partner' && { partnerId: id }),
    ...(first && { profileFrom: first.platform }),
    bySheet: {
      name: bySheet.name || (sheet !== undefined && !repeats(before, met)),
      zone: bySheet.zone || sheet?.zone !== undefined,
    },
  }
}

/** A sheet that says of somebody met in chat what is known of them already, as an exported one does, says nothing new: they go on following their platform. */
function repeats({ profileFrom, name }: Partial<Person>, met: Met): boolean {
  return profileFrom !== undefined && name === met.name
}

/**
 * All the accounts are this person's from now on. A sheet's account replaces the one they had on that platform: who was given a new
 * account must not be called on the dead one.
 */
async function joinAccounts(
  means: Means,
  known: Person,
  { name, accounts, sheet }: Met,
  by?: Party,
): Promise<{ refused: string } | undefined> {
  const { tx } = means
  for (const account of accounts) {
    const holder = await tx.people.byAccount(account)
    if (holder?.id === known.id) continue
    if (holder && (holder.ours !== known.ours || holder.partnerId !== known.partnerId)) {
      return {
        refused: `The accounts given for ${name} belong to people of two companies, ${known.name} and ${holder.name}. Name them apart.`,
      }
    }
    const added = { name: named(known), account: accountName(account) }
    if (holder) await recordForPartners(means, holder, 'AccountRemoved', { ...added, name: named(holder) }, by)
    await tx.people.addAccount(known.id, account)
    if (holder) await takeOver(means, known, holder, by)
    await recordForPartners(means, known, 'AccountAdded', added, by)
  }
  if (sheet) await dropReplaced(means, known, accounts, by)
  return undefined
}

async function dropReplaced(means: Means, person: Person, accounts: Account[], by?: Party): Promise<void> {
  const { tx } = means
  const kept = (one: Account) =>
    accounts.some(
      ({ platform, tenantId, userId }) =>
        platform === one.platform && tenantId === one.tenantId && userId === one.userId,
    )
  const platforms = new Set(accounts.map(({ platform }) => platform))
  for (const account of await tx.people.accountsOf(person.id)) {
    if (!platforms.has(account.platform) || kept(account)) continue
    await tx.people.removeAccount(account)
    await recordForPartners(means, person, 'AccountRemoved', { name: named(person), account: accountName(account) }, by)
  }
}

/**
 * Somebody whom we met on each platform as another person turned out to be one: their parts in partnerships go along, and all that they
 * hold. Whoever has another account left is somebody else, and keeps theirs.
 */
async function takeOver(means: Means, person: Person, former: Person, by?: Party): Promise<void> {
  const { tx } = means
  if ((await tx.people.accountsOf(former.id)).length > 0) return
  await joinAbsences(means, former.id, person.id)
  const memberships = await tx.memberships.ofPerson(former.id)
  for (const [partnerId, parts] of Map.groupBy(memberships, (membership) => membership.partnerId)) {
    const partner = await tx.partners.get(partnerId)
    if (!partner) continue
    for (const membership of parts) {
      const { side, role } = membership
      await tx.memberships.remove(membership)
      await tx.memberships.add({ ...membership, personId: person.id })
      await recordChange(means, partner, 'PersonRemoved', { name: named(former), role, side }, by)
      await recordChange(means, partner, 'PersonNamed', { name: named(person), role, side }, by)
    }
    const to = (await loadRoster(tx, partnerId)).find((entry) => entry.person.id === person.id)
    if (to) await handOver(means, partner, former, to, by)
    await joinInRotations(means, partnerId, former.id, person.id)
  }
  if (former.introducedAt !== undefined) await markIntroduced(means, person.id)
  if (memberships.length > 0) await armDigest(means, person)
  if (await takeOffManagersOfAll(means, former, by)) await putOnManagersOfAll(means, person, by)
  await joinPageAddress(tx, former.id, person.id)
  await joinQuiet(tx, former, person.id)
  // Whom rotations tell next depends on who is away, and on whose turns they are.
  await armHandoversOf(means, person.id)
  await tx.erasure.join(former.id, person.id)
}

/** What they said on either account holds for both. */
async function joinQuiet({ people }: Means['tx'], { quiet }: Person, personId: string): Promise<void> {
  const person = await people.get(personId)
  if (quiet !== undefined && person && person.quiet === undefined) await people.save({ ...person, quiet })
}
