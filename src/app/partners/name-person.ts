import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party, Role, Side } from '../../domain/partners/party.ts'
import type { Candidate } from '../../domain/partners/candidate.ts'
import { whichSide } from '../../domain/partners/which-side.ts'
import type { Profile } from '../../ports/chat-platform.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import { handOver } from '../people/hand-over.ts'
import { loadRoster, type Roster } from '../people/roster.ts'
import { tellLeft } from '../people/tell-left.ts'
import { turnedOurs } from '../people/turned-ours.ts'
import { giveRoles, refusedUnconfirmed } from './give-roles.ts'
import { meetPerson } from './meet-person.ts'
import { recordChange } from './record-change.ts'
import { whoseOrganisation } from './whose-organisation.ts'

/** One account of somebody to be named, with what its platform says of them. */
export type NamedAccount = { account: Account; found: Profile | 'not asked' }

export type ToName = {
  name: string
  /** As whom they are met, unless somebody has met them. */
  id?: string
  /** The side they are to stand on; absent: the one they belong to. */
  side?: Side
  roles: Role[]
  accounts: NamedAccount[]
  /** What a sheet says of them stands, whatever the platforms say. */
  sheet?: { zone?: string }
  /** Named by an admin, or by a sheet: these may bring in an organisation that is not recorded as the partner's yet. */
  admin: boolean
}

/**
 * Name somebody for a partnership: the one way in for whoever is picked, mentioned or written in a sheet. Each side has one account
 * manager and at most one sponsor: naming another replaces the one before. A contact belongs to one partner only, and nobody stands on
 * both sides.
 */
export async function namePerson(
  means: Means,
  partner: Partner,
  toName: ToName,
  by?: Party,
): Promise<{ person: Person; side: Side } | { refused: string }> {
  const { tx } = means
  if (toName.accounts.length === 0) {
    const somewhere = means.platforms.map(({ title }) => title).join(' or ')
    return { refused: `${toName.name} needs an account on ${somewhere}, else nobody could be reached.` }
  }
  await freeOfPartners(means, toName.accounts)
  let side = toName.side
  for (const one of toName.accounts) {
    const candidate = await candidateOf(means, partner, one, toName.name)
    const forTheirs = toName.side === 'partner' || (toName.side === undefined && candidate.standing !== 'ours')
    if (forTheirs && partner.unconfirmed) return refusedUnconfirmed(means, partner)
    const allowed = whichSide(candidate, side, { admin: toName.admin, company: means.company, partner })
    if ('refused' in allowed) return allowed
    side = allowed.side
  }
  if (side === undefined) throw new TypeError('every account says which side its person may stand on')
  const accounts = toName.accounts.map(({ account, found }) => accountAs(account, found))
  const profile = profileOf(toName.accounts)
  const met = {
    name: toName.name,
    side,
    accounts,
    ...(toName.id !== undefined && { id: toName.id }),
    ...(profile && { profile }),
    ...(toName.sheet && { sheet: toName.sheet }),
  }
  const person = await meetPerson(means, partner, met, by)
  if ('refused' in person) return person
  for (const { account, found } of toName.accounts)
    if (found !== 'not asked' && found.reference)
      await tx.people.keepReference(accountAs(account, found), found.reference)
  if (side === 'partner') await recordOrganisations(means, partner, toName.accounts, by)
  const before = await loadRoster(tx, partner.id)
  const refused = await giveRoles(means, partner, person, side, toName.roles, by)
  if (refused) return refused
  await handOverFromReplaced(means, partner, person, before, by)
  return { person, side }
}

/** Whom a platform shows as a full member of ours now, though they were named as a contact. */
async function freeOfPartners(means: Means, accounts: NamedAccount[]): Promise<void> {
  for (const { account, found } of accounts) {
    if (found === 'not asked' || found.standing !== 'ours') continue
    const known = await means.tx.people.byAccount(accountAs(account, found))
    if (known) await turnedOurs(means, known)
  }
}

/** Whoever was replaced and has no other part in the partnership can act no more: what they hold passes to the one who replaced them. */
async function handOverFromReplaced(
  means: Means,
  partner: Partner,
  person: Person,
  before: Roster,
  by?: Party,
): Promise<void> {
  const after = await loadRoster(means.tx, partner.id)
  const to = after.find((entry) => entry.person.id === person.id)
  const replaced = before.filter((entry) => !after.some((one) => one.person.id === entry.person.id))
  for (const { person: former, side, role } of replaced) {
    if (!to) continue
    const passed = await handOver(means, partner, former, to, by)
    if (passed.length > 0) await tellLeft(means, former, { partner, side, roles: [role], to, passed }, by?.personId)
  }
}

async function candidateOf(
  means: Means,
  { id }: Partner,
  { account, found }: NamedAccount,
  name: string,
): Promise<Candidate> {
  const met = await means.tx.people.byAccount(accountAs(account, found))
  const organisation = found === 'not asked' ? account.tenantId : found.tenantId
  const recorded = await means.tx.partnerOrganisations.of(id)
  return {
    // A mention or a picker may say no more than a handle.
    name: met?.name ?? (found === 'not asked' ? name : found.name),
    standing: found === 'not asked' ? found : found.standing,
    organisation,
    whose: await whoseOrganisation(means, account.platform, organisation),
    recorded: recorded.some((one) => one.platform === account.platform && one.tenantId === organisation),
    ...(met?.ours === true && { knownAs: 'ours' as const }),
    ...(met?.partnerId !== undefined && { knownAs: { contactOf: met.partnerId } }),
  }
}

/** Under the organisation and id by which their platform knows them, so that nobody is met twice. */
function accountAs(account: Account, found: Profile | 'not asked'): Account {
  if (found === 'not asked' || found.standing === 'unknown') return account
  return { platform: account.platform, tenantId: found.tenantId, userId: found.userId }
}

function profileOf(accounts: NamedAccount[]): (Profile & { platform: string }) | undefined {
  const [first] = accounts.flatMap(({ account, found }) =>
    found === 'not asked' ? [] : [{ ...found, platform: account.platform }],
  )
  return first
}

/** Guests are of our own organisation; whoever else was let in lets their colleagues be named after them. */
async function recordOrganisations(
  means: Means,
  partner: Partner,
  accounts: NamedAccount[],
  by?: Party,
): Promise<void> {
  const { tx } = means
  const recorded = await tx.partnerOrganisations.of(partner.id)
  for (const { account, found } of accounts) {
    if (found !== 'not asked' && found.standing !== 'outside') continue
    const tenantId = found === 'not asked' ? account.tenantId : found.tenantId
    if (tenantId === 'unknown' || (await whoseOrganisation(means, account.platform, tenantId)) === 'ours') continue
    if (recorded.some((one) => one.platform === account.platform && one.tenantId === tenantId)) continue
    await tx.partnerOrganisations.add({ partnerId: partner.id, platform: account.platform, tenantId })
    await recordChange(means, partner, 'OrganisationRecorded', { organisation: `${account.platform} ${tenantId}` }, by)
  }
}
