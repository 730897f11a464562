import type { PlatformName } from '../../cards/card.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Membership, Partner, Person } from '../../domain/partners/partner.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'

/**
 * Rows with a `version` are saved optimistically: `save(next)` writes only where the stored version is `next.version - 1`,
 * else it throws ConflictError. `insert` of a taken unique key throws ConflictError too.
 */
export interface PartnerTable {
  /** Each with the terms of the version of its agreement that it refers to, which is kept in the same transaction. */
  get(id: string): Promise<Partner | undefined>
  bySlug(slug: string): Promise<Partner | undefined>
  /** In the order of their names. */
  list(): Promise<Partner[]>
  insert(partner: Partner): Promise<void>
  save(partner: Partner): Promise<void>
  /**
   * Its agreement, its organisations and what was recorded of it go with it. While somebody is named for it, a channel is bound to it, or it has cases,
   * escalations or health checks, it throws.
   */
  remove(id: string): Promise<void>
}

/** One account of a person on one platform. */
export type Account = { platform: PlatformName; tenantId: string; userId: string }

export interface PersonTable {
  get(id: string): Promise<Person | undefined>
  byAccount(account: Account): Promise<Person | undefined>
  accountsOf(personId: string): Promise<Account[]>
  /** The same of several people at once, by their ids; those without any are left out. */
  accountsOfEach(personIds: string[]): Promise<Map<string, Account[]>>
  insert(person: Person, accounts: Account[]): Promise<void>
  /** Name, zone or partner changed. */
  save(person: Person): Promise<void>
  /** The account is this person's from now on, whosever it was before. */
  addAccount(personId: string, account: Account): Promise<void>
  /** Keep what an adapter needs in order to write to this account, beside what is kept of it already. An unknown one is passed over. */
  keepReference(account: Account, reference: Record<string, unknown>): Promise<void>
  referenceOf(account: Account): Promise<Record<string, unknown> | undefined>
  /** Accounts on this platform that it was not asked about since then, those first that wait longest. */
  unaskedSince(platform: PlatformName, since: Instant, limit: number): Promise<(Account & { personId: string })[]>
  /** The organisations under which our own people are known on this platform, each once. */
  ourOrganisations(platform: PlatformName): Promise<string[]>
  /** Its platform was asked now whether the account is still there. An unknown one is passed over. */
  markAsked(account: Account, at: Instant): Promise<void>
  /** Idempotent. The account is nobody's from now on. */
  removeAccount(account: Account): Promise<void>
}

/** An organisation whose people those in charge of a partner may name for it. */
export type PartnerOrganisation = { partnerId: string; platform: PlatformName; tenantId: string }

export interface PartnerOrganisationTable {
  of(partnerId: string): Promise<PartnerOrganisation[]>
  /** Of any partner. */
  isRecorded(platform: PlatformName, tenantId: string): Promise<boolean>
  /** Idempotent. */
  add(organisation: PartnerOrganisation): Promise<void>
}

export interface MembershipTable {
  of(partnerId: string): Promise<(Membership & { person: Person })[]>
  /** The same of every partner. */
  ofAll(): Promise<(Membership & { person: Person })[]>
  ofPerson(personId: string): Promise<Membership[]>
  /** Idempotent. */
  add(membership: Membership): Promise<void>
  /** Idempotent. */
  remove(membership: Membership): Promise<void>
}

/** Our own people who are managers of every partner. Admins keep the list. */
export interface ManagerOfAllTable {
  /** In the order of their names. */
  list(): Promise<Person[]>
  has(personId: string): Promise<boolean>
  /** Idempotent. */
  add(personId: string): Promise<void>
  /** Idempotent. */
  remove(personId: string): Promise<void>
}

/** A channel or direct conversation that the bot has met, with what its adapter needs to talk there. */
export type Conversation = {
  id: string
  platform: PlatformName
  tenantId: string
  /** The platform's id of it; changes when the platform says so. */
  conversationId: string
  kind: 'channel' | 'direct'
  /** Of those that the bot enters and leaves all at once. */
  group?: string
  name: string
  /** Opaque to the core. */
  reference?: Record<string, unknown>
  /** False once the bot was removed from it, or it was archived. */
  present: boolean
  /** Since when the bot is not there; `archived`: because nobody can write there any more. Both absent while it is there. */
  absentSince?: Instant
  archived?: true
  /** People of other organisations are in it; absent while nobody knows. */
  outsiders?: boolean
  /** When a message that was not said to the bot was heard in it last, to the hour before. Only `heard` sets it. */
  heardAt?: Instant
}

/**
 * An organisation's part of a platform, in which the bot is installed. Conversations belong to one, and are never compared without it.
 */
export type Installation = {
  platform: PlatformName
  /** By the platform's own id. */
  tenantId: string
  /** Where its credentials are, never what they are: names of variables of the environment; none while only a sheet has named it. */
  credentials: string[]
  connectedAt?: Instant
}

export interface InstallationTable {
  list(): Promise<Installation[]>
  /** It is connected, with these credentials, from now on. */
  connected(installation: Required<Installation>): Promise<void>
}

export interface ConversationTable {
  get(id: string): Promise<Conversation | undefined>
  /** The newest present conversation of that organisation, e.g. for its `reference`. */
  anyOf(platform: PlatformName, tenantId: string): Promise<Conversation | undefined>
  at(platform: PlatformName, tenantId: string, conversationId: string): Promise<Conversation | undefined>
  /** In the order in which the bot met them. */
  ofGroup(platform: PlatformName, tenantId: string, group: string): Promise<Conversation[]>
  /** Its installation is known from now on, if it was not before. */
  insert(conversation: Conversation): Promise<void>
  save(conversation: Conversation): Promise<void>
  /** Something was said there; nothing happens where the conversation is not known. */
  heard(at: Pick<Conversation, 'platform' | 'tenantId' | 'conversationId'>, now: Instant): Promise<void>
}

/** A conversation's part in a partnership. A conversation serves at most one partner as `shared` or `internal`; a managers' channel may serve many. */
export type Binding = { partnerId: string; conversationRowId: string; purpose: Purpose }

export interface BindingTable {
  of(partnerId: string): Promise<(Binding & { conversation: Conversation })[]>
  at(conversationRowId: string): Promise<Binding[]>
  /** Idempotent. */
  add(binding: Binding): Promise<void>
  remove(binding: Binding): Promise<void>
}
