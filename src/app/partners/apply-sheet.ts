import { peopleNamedBy } from '../../domain/escalations/policy.ts'
import { type Partner, type Person, threadsOf, withThreads } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { parseSlug, slugFrom } from '../../domain/partners/slug.ts'
import { whatChanged } from '../../domain/partners/what-changed.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import { diffTerms } from '../../domain/terms/diff-terms.ts'
import { hintsOn } from '../../domain/terms/hints-on.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { LookUp } from '../../ports/chat-platform.ts'
import type { Place } from '../../ports/inbound.ts'
import type { Account } from '../../ports/store/registry.ts'
import { scheduleCheckIns } from '../checkins/schedule-check-in.ts'
import { armDigest } from '../digests/arm-digest.ts'
import { collectTermsNotice } from '../notices/collect-terms-notice.ts'
import type { Means } from '../scene.ts'
import { whoIsInSheet } from './ask-about-sheet.ts'
import { audiencesWithNobody } from './audiences-with-nobody.ts'
import { bindChannel } from './bind-channel.ts'
import { agreed, recordTerms } from './agreed.ts'
import { tellConfirmed } from './confirmation.ts'
import { settleEnded, settleResumed, whyNotEnded } from './end-partner.ts'
import { refusedUnconfirmed } from './give-roles.ts'
import { accountKey, type Newcomers } from './people-called.ts'
import { type NamedAccount, namePerson, type ToName } from './name-person.ts'
import { nameTaken } from './name-taken.ts'
import type { PartnerSheet } from './partner-sheet.ts'
import { recordChange } from './record-change.ts'
import { setRotations } from './rotations-of-sheet.ts'
import { propose, type Proposed } from '../terms/propose.ts'
import { type SettledTerms, settleTerms } from '../terms/settle-terms.ts'
import { termsOfSheet } from './terms-of-sheet.ts'
import { welcomeAnew } from './welcome.ts'

/** Who writes a sheet in a conversation, and where their platform is asked about the people in it. Absent: a sheet of an operator. */
export type SheetBy = { party: Party; admin: boolean; at: Place }

/** `hints`: what whoever wrote the terms may want to think over. */
type SheetApplied = {
  partner: Partner
  named: Person[]
  hints: string[]
  wanted: Terms
  proposed?: Proposed
  stillProposed?: true
}

/**
 * Register the partner a sheet describes, or bring a registered one up to it. Terms that change are the next version of its agreement;
 * running clocks and ladders keep theirs. What needs the partner's word is proposed: `proposed`, where there is anything new to accept, or nothing left of
 * what there was. `stillProposed`: what it asks for is proposed already. What a sheet leaves out stays as it is. `named`: whom it names. `wanted`: the terms once all that is proposed of it holds.
 */
export async function applySheet(
  means: Means,
  sheet: PartnerSheet,
  by?: SheetBy,
): Promise<SheetApplied | { refused: string; field?: string }> {
  const { tx } = means
  const slug = sheet.slug ?? slugFrom(sheet.name)
  const before = await tx.partners.bySlug(slug)
  const free = before ? slug : parseSlug(slug)
  if (typeof free !== 'string') return { ...free, field: 'slug' }
  const taken = before?.name === sheet.name ? undefined : await nameTaken(means, { name: sheet.name, slug }, before)
  if (taken) return taken
  const waits = waitsOn(sheet, before)
  if (waits && 'refused' in waits) return waits
  const newcomers: Newcomers = new Map()
  const wanted = await termsOfSheet(means, sheet, before, newcomers)
  if ('refused' in wanted) return wanted
  const stays = before && whyTermsStay(before, sheet, wanted)
  if (stays) return stays
  const settled: SettledTerms = before
    ? await settleTerms(means, { ...before, ...(sheet.stage && { stage: sheet.stage }) }, wanted)
    : { now: wanted }
  const after = partnerAfter(means, sheet, slug, settled.now, before, waits)
  const ends = before !== undefined && before.stage !== 'ended' && after.stage === 'ended'
  const resumes = before?.stage === 'ended' && after.stage !== 'ended'
  const cannot = await whyNoChannels(means, sheet, after, before, ends)
  if (cannot) return cannot
  const terms = before ? diffTerms(before.terms, after.terms) : []
  if (!before) {
    await tx.partners.insert(after)
    await recordChange(means, after, 'PartnerRegistered', { name: after.name, type: after.type }, by?.party)
    for (const manager of await tx.managersOfAll.list()) await armDigest(means, manager)
  } else {
    const changes = whatChanged(before, after)
    if (changes.length + terms.length > 0 || (before.unconfirmed && !waits)) await tx.partners.save(after)
    // The stage that ends it, and the one in which it goes on, are recorded as just that.
    for (const change of whatChanged(before, ends || resumes ? { ...after, stage: before.stage } : after))
      await recordChange(means, after, 'PartnerChanged', { ...change, version: after.version }, by?.party)
  }
  if (before && threadsOf(before) !== threadsOf(after)) await welcomeAnew(means, after)
  if (resumes) await settleResumed(means, after, by?.party)
  if (!before || terms.length > 0) await recordTerms(means, after, terms, by?.party, settled.accepted)
  if (terms.length > 0) await collectTermsNotice(means, after, { but: [by?.party.personId] })
  // A sheet is the operator's own word: what waited for somebody to take it on does so no longer, unless it says so.
  if (before?.unconfirmed && !waits) await tellConfirmed(means, before, by?.party)
  const people: Person[] = []
  for (const person of sheet.people) {
    const toName = await toNameOf(means, sheet, after, person, by)
    const [first] = person.accounts
    const id = first && newcomers.get(accountKey(first))
    const named =
      'refused' in toName
        ? toName
        : await namePerson(means, after, { ...toName, ...(id !== undefined && { id }) }, by?.party)
    if ('refused' in named) return { refused: named.refused, field: 'people' }
    if (id !== undefined && named.person.id !== id && wanted.ladders.some((one) => peopleNamedBy(one).includes(id)))
      return {
        refused: `${person.name}, whom a ladder calls, is known by another account than this one: write the account that \`liaison export\` says.`,
        field: 'people',
      }
    people.push(named.person)
  }
  const rotations = await setRotations(means, after, sheet.rotations ?? [], by?.party)
  if ('refused' in rotations) return { ...rotations, field: 'rotations' }
  for (const channel of after.stage === 'ended' ? [] : sheet.channels) {
    const [account] = channel.accounts
    if (!account)
      return {
        refused: `The ${channel.purpose} channel needs ${means.platforms.map(({ name }) => `“${name}:”`).join(' or ')}.`,
        field: 'channels',
      }
    const place = {
      platform: account.platform,
      tenantId: account.tenantId,
      conversationId: account.userId,
      name: channel.name,
    }
    const bound =
      channel.purpose === 'shared' && after.unconfirmed
        ? await refusedUnconfirmed(means, after)
        : await bindChannel(means, after, place, channel.purpose, by?.party)
    if ('refused' in bound) return { refused: bound.refused, field: 'channels' }
  }
  if (ends) await settleEnded(means, before, after, by?.party)
  await scheduleCheckIns(means, after, before)
  const proposed = before && (await propose(means, before, after, settled.proposed, by?.party))
  const hints = hintsOn(before?.terms, wanted, { internal: means.company, partner: after.name }, means.now)
  hints.push(...rotations.told, ...(await audiencesWithNobody(means, after, wanted, before?.terms)))
  const still = settled.proposed !== undefined && !proposed
  return {
    partner: after,
    named: people,
    hints,
    wanted,
    ...(proposed && { proposed }),
    ...(still && { stillProposed: true }),
  }
}

/** Nobody of a partner that has ended can accept anything, and it goes on by the terms that it had: none change until it does, nor with its end. */
function whyTermsStay(before: Partner, sheet: PartnerSheet, wanted: Terms): { refused: string } | undefined {
  const stage = sheet.stage ?? before.stage
  if (stage !== 'ended' || diffTerms(before.terms, wanted).length === 0) return undefined
  return {
    refused:
      before.stage === 'ended'
        ? `${before.name} has ended, so its terms stay as they are. Go on with it first: \`resume ${before.slug}\`, or \`stage: steady\` in its sheet.`
        : `${before.name} ends by this, so its terms stay as they are: leave other terms out of it.`,
  }
}

/** Nothing of a partner is open when it ends, and from then on it has no channels: those of a sheet that says that it has ended are let go, or passed over. */
async function whyNoChannels(
  means: Means,
  { channels, stage }: PartnerSheet,
  after: Partner,
  before: Partner | undefined,
  ends: boolean,
): Promise<{ refused: string; field: string } | undefined> {
  if (after.stage !== 'ended') return undefined
  const open = before && ends ? await whyNotEnded(means, before, periodZone(before.terms)) : undefined
  if (open !== undefined) return { refused: open, field: 'stage' }
  if (channels.length === 0 || stage === 'ended') return undefined
  return {
    refused: `${after.name} has ended, and so it has no channels: leave them out, or write \`stage: steady\` to go on with it.`,
    field: 'channels',
  }
}

/** A sheet that says so leaves a partner waiting for somebody to take it on, as it waits now. */
function waitsOn(
  { confirmed, name }: PartnerSheet,
  before: Partner | undefined,
): Pick<Required<Partner>, 'unconfirmed'> | { refused: string; field: string } | undefined {
  if (confirmed !== false) return undefined
  if (before?.unconfirmed) return { unconfirmed: before.unconfirmed }
  const why = before
    ? 'is confirmed already, and nobody takes that back'
    : 'is not registered yet, and a sheet takes on what it registers'
  return { refused: `${before?.name ?? name} ${why}: leave “confirmed: false” out.`, field: 'confirmed' }
}

async function toNameOf(
  means: Means,
  sheet: PartnerSheet,
  partner: Partner,
  { name, side, roles, zone, accounts: written }: PartnerSheet['people'][number],
  by: SheetBy | undefined,
): Promise<ToName | { refused: string }> {
  const accounts: NamedAccount[] = []
  for (const account of written) {
    const who = { userId: account.userId, organisations: [account.tenantId], name }
    const found = by
      ? means.lookUps.person(account.platform, who, by.at)
      : await whoIsInSheet(means, sheet, partner, account, name)
    if (typeof found === 'object' && 'temporary' in found)
      return { refused: `Who ${name} is cannot be seen at the moment: ${found.temporary} Try again in a minute.` }
    accounts.push({ account, found: profileOf(account, name, found, by) })
  }
  const admin = by === undefined || by.admin
  return { name, side, roles, accounts, admin, ...(by === undefined && { sheet: zone === undefined ? {} : { zone } }) }
}

/** An operator may write down whom no platform shows yet: what is known already decides. Whoever is picked in a conversation is seen there. */
function profileOf(
  { tenantId, userId }: Account,
  name: string,
  found: LookUp | 'not asked',
  by: SheetBy | undefined,
): NamedAccount['found'] {
  if (typeof found === 'object' && 'profile' in found) return found.profile
  return by === undefined ? 'not asked' : { tenantId, userId, name, standing: 'unknown' }
}

function partnerAfter(
  means: Means,
  sheet: PartnerSheet,
  slug: string,
  terms: Terms,
  before: Partner | undefined,
  waits: Pick<Partner, 'unconfirmed'> | undefined,
): Partner {
  return {
    id: before?.id ?? means.ids.next(),
    slug,
    name: sheet.name,
    type: sheet.type ?? before?.type ?? 'managed-service',
    direction: sheet.direction ?? before?.direction ?? 'sell-to',
    stage: sheet.stage ?? before?.stage ?? 'onboarding',
    ...agreed(means, terms, before),
    ...withThreads(sheet.threads ?? threadsOf(before ?? {})),
    ...waits,
    registeredAt: before?.registeredAt ?? means.now,
    version: (before?.version ?? 0) + 1,
  }
}
