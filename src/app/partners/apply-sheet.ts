import { defaultLadderPolicy } from '../../domain/escalations/default-policy.ts'
import type { Partner, Party } from '../../domain/partners/partner.ts'
import { slugFrom } from '../../domain/partners/slug.ts'
import { promiseProblems } from '../../domain/terms/promise-problems.ts'
import { whatChanged } from '../../domain/partners/what-changed.ts'
import { defaultSlaPolicy } from '../../domain/sla/default-policy.ts'
import { canonicalJson, type Plain } from '../../domain/timeline/canonical-json.ts'
import type { LookUp } from '../../ports/chat-platform.ts'
import type { Place } from '../../ports/inbound.ts'
import type { Account } from '../../ports/store/registry.ts'
import { scheduleCheckIn } from '../checkins/schedule-check-in.ts'
import type { Means } from '../scene.ts'
import { bindChannel } from './bind-channel.ts'
import { calendarOf } from './calendar-of.ts'
import { tellConfirmed } from './confirmation.ts'
import { type NamedAccount, namePerson, type ToName } from './name-person.ts'
import { nameTaken } from './name-taken.ts'
import type { PartnerSheet } from './partner-sheet.ts'
import { recordChange } from './record-change.ts'

/** Who writes a sheet in a conversation, and where their platform is asked about the people in it. Absent: a sheet of an operator. */
export type SheetBy = { party: Party; admin: boolean; at: Place }

/**
 * Register the partner a sheet describes, or bring a registered one up to it. Terms get a new version when they change; running
 * clocks and ladders keep theirs. Sections a sheet leaves out stay as they are.
 */
export async function applySheet(
  means: Means,
  sheet: PartnerSheet,
  by?: SheetBy,
): Promise<Partner | { refused: string; field?: string }> {
  const { tx } = means
  const slug = sheet.slug ?? slugFrom(sheet.name)
  const before = await tx.partners.bySlug(slug)
  const taken = before?.name === sheet.name ? undefined : await nameTaken(tx, { name: sheet.name, slug }, before)
  if (taken) return taken
  const after = partnerAfter(means, sheet, slug, before)
  if ('refused' in after) return after
  if (!before) {
    await tx.partners.insert(after)
    await recordChange(means, after, 'PartnerRegistered', { name: after.name, type: after.type }, by?.party)
  } else {
    const changes = whatChanged(before, after, sheet.calendar?.holidays?.country)
    if (changes.length > 0 || before.unconfirmed) await tx.partners.save(after)
    for (const change of changes)
      await recordChange(means, after, 'PartnerChanged', { ...change, version: after.version }, by?.party)
  }
  // A sheet is the operator's own word: what waited for somebody to take it on does so no longer.
  if (before?.unconfirmed) await tellConfirmed(means, before, by?.party)
  for (const person of sheet.people) {
    const toName = toNameOf(means, person, by)
    const named = 'refused' in toName ? toName : await namePerson(means, after, toName, by?.party)
    if ('refused' in named) return { refused: named.refused, field: 'people' }
  }
  for (const channel of sheet.channels) {
    const [account] = accountsOf(channel)
    if (!account) return { refused: `The ${channel.purpose} channel needs “slack:” or “teams:”.`, field: 'channels' }
    const place = {
      platform: account.platform,
      tenantId: account.tenantId,
      conversationId: account.userId,
      name: channel.name,
    }
    const bound = await bindChannel(means, after, place, channel.purpose, by?.party)
    if ('refused' in bound) return { refused: bound.refused, field: 'channels' }
  }
  if (!before || !sameSchedule(before, after)) await scheduleCheckIn(means, after, means.now)
  return after
}

function toNameOf(
  { lookUps }: Means,
  person: PartnerSheet['people'][number],
  by: SheetBy | undefined,
): ToName | { refused: string } {
  const { name, side, roles, zone } = person
  const accounts: NamedAccount[] = []
  for (const account of accountsOf(person)) {
    const who = { userId: account.userId, organisations: [account.tenantId], name }
    const found = by === undefined ? 'not asked' : lookUps.person(account.platform, who, by.at)
    if (typeof found === 'object' && 'temporary' in found)
      return { refused: `Who ${name} is cannot be seen at the moment: ${found.temporary} Try again in a minute.` }
    accounts.push({ account, found: profileOf(account, name, found) })
  }
  const admin = by === undefined || by.admin
  return { name, side, roles, accounts, admin, ...(by === undefined && { sheet: zone === undefined ? {} : { zone } }) }
}

function profileOf({ tenantId, userId }: Account, name: string, found: LookUp | 'not asked'): NamedAccount['found'] {
  if (found === 'not asked') return found
  return typeof found === 'object' && 'profile' in found
    ? found.profile
    : { tenantId, userId, name, standing: 'unknown' }
}

/** Then what is armed stands: a health check that is due this moment must not be armed away by a sheet that says nothing new of it. */
function sameSchedule(before: Partner, after: Partner): boolean {
  const { checkIns, calendar, stage } = after
  const was = { checkIns: before.checkIns, calendar: before.calendar, stage: before.stage }
  return canonicalJson(was) === canonicalJson({ checkIns, calendar, stage })
}

function partnerAfter(
  means: Means,
  sheet: PartnerSheet,
  slug: string,
  before: Partner | undefined,
): Partner | { refused: string; field: string } {
  const version = (before?.version ?? 0) + 1
  const calendar = before && !sheet.calendar ? before.calendar : calendarOf(means, sheet.calendar, version, slug)
  if ('refused' in calendar) return { refused: calendar.refused, field: 'calendar' }
  const plan = sheet.checkIns ? { ...sheet.checkIns, zone: sheet.checkIns.zone ?? calendar.zone } : before?.checkIns
  if (plan) {
    const next = means.almanac.nextWorkingRun(plan.cron, plan.zone, means.now, calendar)
    if (typeof next !== 'number') return { refused: next.refused, field: 'checkIns' }
  }
  const sla = sheet.sla ?? before?.sla ?? defaultSlaPolicy()
  const ladder = ladderFrom(sheet) ?? before?.ladder ?? defaultLadderPolicy()
  const promised = { objectives: sla.objectives, ladder, ...(plan && { checkIns: plan }) }
  const problems = promiseProblems(promised, calendar, means.now)
  if (problems.length > 0) return { refused: problems.join(' '), field: 'sla' }
  return {
    id: before?.id ?? means.ids.next(),
    slug,
    name: sheet.name,
    type: sheet.type ?? before?.type ?? 'managed-service',
    direction: sheet.direction ?? before?.direction ?? 'sell-to',
    stage: sheet.stage ?? before?.stage ?? 'onboarding',
    calendar: before && same(before.calendar, calendar) ? before.calendar : calendar,
    sla: versioned(before?.sla, sla),
    ladder: versioned(before?.ladder, ladder),
    ...(plan && { checkIns: plan }),
    registeredAt: before?.registeredAt ?? means.now,
    version,
  }
}

type Terms = { [key: string]: Plain }

/** Terms keep their version while they say the same, and get the next one when they change. */
function versioned<T extends Terms>(before: (T & { version: number }) | undefined, terms: T): T & { version: number } {
  if (before && same(before, terms)) return before
  return { ...terms, version: (before?.version ?? 0) + 1 }
}

function same(one: Terms, other: Terms): boolean {
  return canonicalJson({ ...one, version: 0 }) === canonicalJson({ ...other, version: 0 })
}

function ladderFrom(sheet: PartnerSheet) {
  if (!sheet.ladder) return undefined
  const steps = sheet.ladder.steps.map(({ tell, wait, waitIn }) => ({
    targets: tell.map((target) =>
      target === 'managers'
        ? { to: 'channel' as const, purpose: 'managers' as const }
        : { to: 'role' as const, ...target },
    ),
    wait,
    waitIn,
  }))
  return { steps, cycles: sheet.ladder.cycles }
}

function accountsOf(entry: {
  slack?: { tenantId: string; id: string }
  teams?: { tenantId: string; id: string }
}): Account[] {
  const accounts: Account[] = []
  if (entry.slack) accounts.push({ platform: 'slack', tenantId: entry.slack.tenantId, userId: entry.slack.id })
  if (entry.teams) accounts.push({ platform: 'teams', tenantId: entry.teams.tenantId, userId: entry.teams.id })
  return accounts
}
