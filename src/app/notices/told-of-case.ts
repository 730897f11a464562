import type { NoticedCase } from '../../cards/personal-notice-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { PersonalNotice } from '../../domain/cases/personal-notice.ts'
import { stillTold } from '../../domain/cases/who-hears.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { CaseNotice } from '../../ports/store/timers.ts'
import { caseCardKey } from '../cases/show-case.ts'
import { loadRoster, refOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import type { Told } from './told.ts'

/** What somebody is to be told of a case, as far as that is still so: alone, or, where the bot may not write to them, by name in its thread. */
export async function toldOfCase(means: Means, personId: string, waiting: CaseNotice): Promise<Told[]> {
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

/** What a notice of this case is about. */
export function noticeKey({ id }: Case, notice: PersonalNotice): string {
  return `case:${id}:told:${notice}`
}
