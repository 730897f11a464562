import type { NoticedCase } from '../../cards/personal-notice-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { PersonalNotice } from '../../domain/cases/personal-notice.ts'
import { stillToTell } from '../../domain/cases/who-hears.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Instant, MINUTE } from '../../domain/time/instant.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { CaseNotice } from '../../ports/store/timers.ts'
import { caseCardKey } from '../cases/show-case.ts'
import { loadRoster, refOf, type RosterEntry } from '../people/roster.ts'
import { isCalledSince } from '../ladders/called-since.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { isMutedFor } from './muted.ts'
import type { Told } from './told.ts'

/**
 * What somebody is to be told of one case, as far as that is still so and they want to hear of it: alone, or, where the bot may not write to them, by name
 * in its thread. `waiting`: all that waits of it, in the order of time.
 */
export async function toldOfCase(means: Means, personId: string, waiting: CaseNotice[]): Promise<Told[]> {
  const { tx } = means
  const about = waiting[0] && (await tx.cases.get(waiting[0].caseId))
  const partner = about && (await tx.partners.get(about.partnerId))
  const told = about ? stillToTell(waiting, about, personId) : []
  if (!partner || partner.stage === 'ended' || told.length === 0) return []
  const entry = (await loadRoster(tx, partner.id)).find(({ person }) => person.id === personId)
  if (!entry) return []
  const isMuted = await isMutedFor(means, personId, about)
  const all: CaseNotice[] = []
  for (const one of told) {
    const isGiven = one.notice === 'assigned'
    if (isGiven ? !(await isKnown(means, partner, about, entry, one.at)) : !isMuted) all.push(one)
  }
  return (await Promise.all(all.map(({ notice }) => toldOf(means, about, partner, entry, notice)))).flat()
}

/** Whoever an escalation of it calls in the same breath, or who has done something to it since, knows that it is theirs. */
async function isKnown(
  means: Means,
  partner: Partner,
  about: Case,
  entry: RosterEntry,
  since: Instant,
): Promise<boolean> {
  const { person, side } = entry
  const facts = await means.tx.facts.of(partner.id, caseLabel(about.number))
  if (facts.some(({ at, by }) => at > since && by?.personId === person.id)) return true
  const at = await reachOf(means, partner.id, entry)
  // Told alone, both stand in one message where both have waited.
  const until = at.every(({ kind }) => kind === 'person') ? since + MINUTE : Infinity
  return isCalledSince(means, partner, about, { personId: person.id, side }, { since, until })
}

async function toldOf(
  means: Means,
  about: Case,
  partner: Partner,
  entry: RosterEntry,
  notice: PersonalNotice,
): Promise<Told[]> {
  const personId = entry.person.id
  const { by, opened } = await whoDid(means, about, notice)
  // Whoever did it themselves in the meantime knows.
  if (by?.personId === personId) return []
  const dueAt = await nextDue(means, about)
  const noticed: NoticedCase = {
    ...{ notice, label: caseLabel(about.number), title: about.title, severity: about.severity, status: about.status },
    ...(by && { by: `${by.name} (${by.side === 'internal' ? means.company : partner.name})` }),
    ...(opened && { opened }),
    ...(dueAt && { due: { ...dueAt, ...(dueAt.at < means.now && { isOver: true as const }) } }),
    ...(about.status === 'merged' && { into: caseLabel(about.into.number) }),
  }
  return (await reachOf(means, partner.id, entry)).map((to) => ({
    ...{ noticed, to, zone: entry.person.zone, about: noticeKey(about, notice), threadOf: caseCardKey(about) },
    ...{ calls: [refOf(entry)], recalling: { partner, side: entry.side } },
  }))
}

const DID: Record<PersonalNotice, Fact['kind'][]> = {
  assigned: ['CaseAssigned'],
  'severity-raised': ['CaseSeverityChanged'],
  over: [],
  'goes-on': ['WithdrawalTakenBack', 'MergeTakenBack', 'MergeDeclined'],
}

async function whoDid({ tx }: Means, about: Case, notice: PersonalNotice): Promise<{ by: Fact['by']; opened?: true }> {
  const { partnerId, number } = about
  // Whoever asked to merge it ended it, not who agreed.
  if ('endedBy' in about) return { by: about.endedBy }
  const facts = await tx.facts.of(partnerId, caseLabel(number))
  const done = facts.findLast(({ kind }) => DID[notice].includes(kind))
  // Nobody gave it to them since it was opened.
  return notice === 'assigned' && !done ? { by: about.openedBy, opened: true } : { by: done?.by }
}

async function nextDue({ tx }: Means, { id }: Case): Promise<NoticedCase['due']> {
  const running = (await tx.clocks.ofSubject('case', id)).flatMap((clock) =>
    clock.status === 'running' ? [{ measure: clock.measure, at: clock.dueAt }] : [],
  )
  return running.toSorted((a, b) => a.at - b.at)[0]
}

/** What a notice of this case is about. */
export function noticeKey({ id }: Case, notice: PersonalNotice): string {
  return `case:${id}:told:${notice}`
}
