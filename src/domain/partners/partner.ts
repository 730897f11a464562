import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Terms } from '../terms/terms.ts'
import type { DigestAt } from '../digests/digest-hours.ts'
import type { Quiet } from '../digests/quiet-hours.ts'
import type { Instant } from '../time/instant.ts'
import type { Party, Role, Side } from './party.ts'

export const PARTNER_TYPES = ['outsourcing', 'managed-service', 'partnership'] as const
export type PartnerType = (typeof PARTNER_TYPES)[number]

export const DIRECTIONS = ['sell-to', 'sell-through', 'sell-of', 'sell-with'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const STAGES = ['candidate', 'onboarding', 'steady', 'renewal', 'exiting', 'ended'] as const
export type Stage = (typeof STAGES)[number]

/** Whether what people write under the cards of a partner is kept. */
export const THREADS = ['kept', 'not kept'] as const
export type Threads = (typeof THREADS)[number]

/** An outside organisation that delivers part of our service, with the terms under which we run it. */
export type Partner = {
  id: string
  /** The short name people say and type: lower-case letters, digits and "-", 2 to 30 characters, e.g. "acme". */
  slug: string
  name: string
  type: PartnerType
  direction: Direction
  stage: Stage
  /** The version of its agreement that holds now, and what that says. */
  agreement: AgreementRef
  terms: Terms
  registeredAt: Instant
  /** Registered by somebody who does not answer for it, and taken on by nobody yet: until then nothing about it reaches the partner. */
  unconfirmed?: { registeredBy: Party }
  /** What people write under its cards is neither heard nor kept. */
  unheard?: true
  version: number
}

/** What people write under its cards is heard. Of a partner that has ended nothing is, whatever it was before. */
export function isHeard({ unheard, stage }: Pick<Partner, 'unheard' | 'stage'>): boolean {
  return !unheard && stage !== 'ended'
}

export function threadsOf({ unheard }: Pick<Partner, 'unheard'>): Threads {
  return unheard ? 'not kept' : 'kept'
}

/** The part of a partner that says whether they are kept. */
export function withThreads(threads: Threads): Pick<Partner, 'unheard'> {
  return threads === 'kept' ? {} : { unheard: true }
}

/** A person's part in one partnership. One person may hold several roles; each side has one account manager and at most one sponsor. */
export type Membership = { partnerId: string; personId: string; side: Side; role: Role }

/** A person of either company. */
export type Person = {
  id: string
  name: string
  /** IANA zone. */
  zone: string
  /** BCP 47 language tag, as their platform says it. */
  locale?: string
  /** Certainly a full member of our own company, by the last word of their platform. Everybody else is an outsider. */
  ours: boolean
  /** Set while they are named as a contact of a partner, and binds them to that partner alone. */
  partnerId?: string
  /** The first platform that told of them: their name, zone and locale follow it and no other. */
  profileFrom?: string
  /** What a sheet said of them; no platform changes it. */
  bySheet: { name: boolean; zone: boolean }
  /** When they are told each working day what needs them, as they said themselves. */
  digestAt?: DigestAt
  /** When they were told what this is; absent until they are. */
  introducedAt?: Instant
  /** They do not want to be told each week how their partners went. */
  weeklyOff?: true
  /** Pages call them outside of their working hours too, as they said themselves. */
  pagedAlways?: true
  /** When they want to be told nothing that can wait. */
  quiet?: Quiet
}
