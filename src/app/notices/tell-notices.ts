import { type NoticedCase, personalNoticeCard } from '../../cards/personal-notice-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { PERSONAL_NOTICES, type PersonalNotice } from '../../domain/cases/personal-notice.ts'
import type { CaseFact } from '../../domain/cases/case-event.ts'
import { OUTDATED, stillTold } from '../../domain/cases/who-hears.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { WaitingNotice } from '../../ports/store/timers.ts'
import { caseCardKey } from '../cases/show-case.ts'
import { loadRoster, refOf, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { dropNotices, sendNotice } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'

/** One thing that somebody is told, and where. */
type Told = {
  about: Case
  partner: Partner
  entry: RosterEntry
  to: StandingDestination
  notice: PersonalNotice
  noticed: NoticedCase
}

/**
 * Somebody is told what they have to do now, or have no longer, as far as that is still so: alone in one message, or, where the bot may not write to
 * them, by name in the thread of each case.
 */
export async function tellNotices(means: Means, personId: string, waiting: WaitingNotice[]): Promise<void> {
  await say(means, await worthTelling(means, personId, waiting))
}

/** Of what somebody is to be told, what can be told to them alone, for a message of another kind to say; the rest is said as ever. */
export async function sayTheRest(means: Means, personId: string, waiting: WaitingNotice[]): Promise<NoticedCase[]> {
  const told = await worthTelling(means, personId, waiting)
  await say(
    means,
    told.filter(({ to }) => to.kind !== 'person'),
  )
  return told.filter(({ to }) => to.kind === 'person').map(({ noticed }) => noticed)
}

async function worthTelling(means: Means, personId: string, waiting: WaitingNotice[]): Promise<Told[]> {
  const given = new Set(waiting.filter(({ notice }) => notice === 'assigned').map(({ caseId }) => caseId))
  // Whoever is given a case sees how severe it is.
  const worth = waiting.filter(({ notice, caseId }) => notice !== 'severity-raised' || !given.has(caseId))
  return (await Promise.all(worth.map((one) => toldOf(means, personId, one)))).flat()
}

async function say(means: Means, told: Told[]): Promise<void> {
  for (const same of Map.groupBy(told, ({ to }) => queueKeyOf(to)).values())
    if (same[0]?.to.kind === 'person') await send(means, same)
    else for (const one of same) await send(means, [one])
}

async function send(means: Means, told: Told[]): Promise<void> {
  const [first] = told
  if (!first) return
  const { about, partner, entry, to, notice } = first
  const card = personalNoticeCard({
    cases: told.map(({ noticed }) => noticed),
    zone: entry.person.zone,
    ...(to.kind === 'conversation' && { to: refOf(entry) }),
  })
  await sendNotice(means, [to], () => card, undefined, {
    ...(told.length === 1 && { about: noticeKey(about, notice) }),
    threadOf: caseCardKey(about),
    recalling: { partner, side: entry.side },
  })
}

async function toldOf(means: Means, personId: string, waiting: WaitingNotice): Promise<Told[]> {
  const { notice, caseId } = waiting
  const { tx } = means
  const about = await tx.cases.get(caseId)
  const partner = about && (await tx.partners.get(about.partnerId))
  if (!about || !partner || !stillTold(about, waiting, personId)) return []
  const entry = (await loadRoster(tx, partner.id)).find(({ person }) => person.id === personId)
  if (!entry) return []
  const by = await whoDid(means, about, notice)
  // Whoever did it themselves in the meantime knows.
  if (by?.personId === personId) return []
  const dueAt = await nextDue(means, about)
  const noticed: NoticedCase = {
    ...{ notice, label: caseLabel(about.number), title: about.title, severity: about.severity, status: about.status },
    ...(by && { by: `${by.name} (${by.side === 'internal' ? means.company : partner.name})` }),
    ...(dueAt && { due: dueAt }),
    ...(about.status === 'merged' && { into: caseLabel(about.into.number) }),
  }
  return (await reachOf(means, partner.id, entry)).map((to) => ({ about, partner, entry, to, notice, noticed }))
}

const DID: Record<PersonalNotice, Fact['kind'][]> = {
  assigned: ['CaseAssigned'],
  'severity-raised': ['CaseSeverityChanged'],
  over: [],
  'goes-on': ['WithdrawalTakenBack', 'MergeTakenBack', 'MergeDeclined'],
}

async function whoDid({ tx }: Means, about: Case, notice: PersonalNotice): Promise<Fact['by']> {
  const { partnerId, number } = about
  // Whoever asked to merge it ended it, not who agreed.
  if ('endedBy' in about) return about.endedBy
  const facts = await tx.facts.of(partnerId, caseLabel(number))
  return facts.findLast(({ kind }) => DID[notice].includes(kind))?.by
}

async function nextDue({ tx }: Means, { id }: Case): Promise<NoticedCase['due']> {
  const running = (await tx.clocks.ofSubject('case', id)).flatMap((clock) =>
    clock.status === 'running' ? [{ measure: clock.measure, at: clock.dueAt }] : [],
  )
  return running.toSorted((a, b) => a.at - b.at)[0]
}

/** This has happened to the case: what has not arrived of it, and is so no longer, is not told. */
export async function dropPersonalNotices(means: Means, about: Case, facts: CaseFact['kind'][]): Promise<void> {
  const outdated = PERSONAL_NOTICES.filter((notice) => OUTDATED[notice].some((kind) => facts.includes(kind)))
  if (outdated.length === 0) return
  await dropNotices(
    means,
    outdated.map((notice) => noticeKey(about, notice)),
  )
}

/** What personal notices of this case may be about. */
export function personalNoticeKeys(about: Case): string[] {
  return PERSONAL_NOTICES.map((notice) => noticeKey(about, notice))
}

function noticeKey({ id }: Case, notice: PersonalNotice): string {
  return `case:${id}:told:${notice}`
}
