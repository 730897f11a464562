import type { Partner, Person, Side } from '../../domain/partners/partner.ts'
import type { Profile } from '../../ports/chat-platform.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'

/** Somebody who may stand on this side, with all their accounts given. `profile`: what a platform said of them; absent where none was asked. */
type Met = {
  name: string
  side: Side
  accounts: Account[]
  profile?: Profile & { platform: string }
  /** What a sheet says of them stands, whatever the platforms say. */
  sheet?: { zone?: string }
}

/** The person behind these accounts, known before or from now on. */
export async function meetPerson(means: Means, partner: Partner, met: Met): Promise<Person | { refused: string }> {
  const { tx } = means
  const known = (await Promise.all(met.accounts.map((account) => tx.people.byAccount(account)))).find(
    (person) => person !== undefined,
  )
  if (!known) {
    const person = described({ id: means.ids.next(), name: met.name, zone: partner.calendar.zone }, partner, met)
    await tx.people.insert(person, met.accounts)
    return person
  }
  const joined = await joinAccounts(means, known, met)
  if (joined !== undefined) return joined
  const person = described(known, partner, met)
  await tx.people.save(person)
  return person
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
    bySheet: { name: bySheet.name || sheet !== undefined, zone: bySheet.zone || sheet?.zone !== undefined },
  }
}

/**
 * All the accounts are this person's from now on. A sheet's account replaces the one they had on that platform: who was given a new
 * account must not be called on the dead one.
 */
async function joinAccounts(
  { tx }: Means,
  known: Person,
  { name, accounts, sheet }: Met,
): Promise<{ refused: string } | undefined> {
  for (const account of accounts) {
    const holder = await tx.people.byAccount(account)
    if (holder?.id === known.id) continue
    if (holder && (holder.ours !== known.ours || holder.partnerId !== known.partnerId)) {
      return {
        refused: `The accounts given for ${name} belong to people of two companies, ${known.name} and ${holder.name}. Name them apart.`,
      }
    }
    await tx.people.addAccount(known.id, account)
    if (holder) await takeOver(tx, known, holder)
  }
  if (sheet) await dropReplaced(tx, known, accounts)
  return undefined
}

async function dropReplaced(tx: Means['tx'], { id }: Person, accounts: Account[]): Promise<void> {
  const kept = (one: Account) =>
    accounts.some(
      ({ platform, tenantId, userId }) =>
        platform === one.platform && tenantId === one.tenantId && userId === one.userId,
    )
  const platforms = new Set(accounts.map(({ platform }) => platform))
  for (const account of await tx.people.accountsOf(id))
    if (platforms.has(account.platform) && !kept(account)) await tx.people.removeAccount(account)
}

/** Somebody whom we met on each platform as another person turned out to be one: their parts in partnerships go along. */
async function takeOver(tx: Means['tx'], person: Person, former: Person): Promise<void> {
  for (const membership of await tx.memberships.ofPerson(former.id)) {
    await tx.memberships.remove(membership)
    await tx.memberships.add({ ...membership, personId: person.id })
  }
  if (!(await tx.managersOfAll.has(former.id))) return
  await tx.managersOfAll.remove(former.id)
  await tx.managersOfAll.add(person.id)
}
