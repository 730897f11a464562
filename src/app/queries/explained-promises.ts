import { type Case, caseLabel, type CaseLogEntry } from '../../domain/cases/case.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import type { CountedAgain } from '../../domain/sla/figures/attainment.ts'
import { missedAt } from '../../domain/sla/figures/count-clock.ts'
import type { CaseInPeriod, PromiseInPeriod, RoundInPeriod } from '../../domain/sla/figures/explain-promise.ts'
import { besidesIn, casesMissed, missesAround, overdueOrBesides } from '../figures/missed-besides.ts'
import { ruleOf } from '../../domain/sla/measures/measures.ts'
import type { Side } from '../../domain/partners/party.ts'
import { promisedBy } from '../../domain/sla/start-clock.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { type Objective, sideOf, teamOf } from '../../domain/terms/objective.ts'
import { promisedSince } from '../../domain/terms/promised-since.ts'
import type { CalendarPeriod } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { OverdueClock } from '../../ports/store/work.ts'
import type { Asking } from '../asking.ts'
import type { ExplainSubject } from '../find/find-explained.ts'
import { countingAgain, readCountedAgain } from '../figures/counted-again.ts'
import { readLetPass } from '../figures/let-pass.ts'
import { type AsideOnCase, type OwnOnCase, readSetAside } from '../figures/set-aside.ts'
import { saidOf } from '../marks/said-of.ts'

type Promises = ExplainSubject & { is: 'promises' }

/** Those of which nothing is to be told are left out where there are others. */
export async function explainedPromises(asking: Asking, subject: Promises): Promise<PromiseInPeriod[]> {
  const { tx } = asking
  const { partner, period, versions } = subject
  const ids = new Set(subject.promises.map(({ id }) => id))
  // All of one team, or none.
  const isInside = subject.promises.some(({ obligor }) => typeof obligor !== 'string')
  const { counted, missed, passed, open } = await clocksOver(asking, subject, isInside)
  const overdue = open.filter(({ objectiveId }) => ids.has(objectiveId))
  const counting = await countingAgain(tx, partner, versions, [period])
  const again = await readCountedAgain(tx, { partnerId: partner.id, versions }, counting, asking.now)
  const lasting = asking.now < period.to ? counting[0]!.promises : new Set<string>()
  const { aside, own } = await readSetAside(tx, partner.id, period, isInside ? 'inside' : 'between')
  const caseIds = [
    ...counted.filter(({ at }) => period.from <= at && at < period.to),
    ...passed,
    ...again,
    ...aside,
    ...own,
  ].flatMap(({ objectiveId, caseId }) => (ids.has(objectiveId) ? [caseId] : []))
  // What was missed by one promise may be missed by another one besides, later.
  const cases = await tx.cases.ofIds([...new Set([...caseIds, ...missed, ...overdue.map(({ caseId }) => caseId)])])
  const clocks = await clocksIn(tx, cases, isInside)
  const { incidentOf } = await saidOf(tx, partner.id, cases, asking.now)
  const of = { period, now: asking.now, versions }
  const all = subject.promises.map((one): PromiseInPeriod => ({
    ...promisedIn(versions, one, period),
    owedBy: ownerOf(one, { internal: asking.company, partner: partner.name }),
    period: { name: period.name, from: period.from, to: period.to },
    ...overdueIn(overdue, one, { cases, again, lasting }),
    cases: withOthers(
      cases
        .toSorted((a, b) => a.number - b.number)
        .flatMap(({ id, number, kind, log }) =>
          caseIn({ id, label: caseLabel(number), kind, log }, clocks.get(id) ?? [], one, {
            ...of,
            aside,
            own,
            again,
          }).map((told) => ({
            ...{ told, incident: incidentOf(id) },
          })),
        ),
    ),
  }))
  const telling = all.filter((one) => one.cases.length > 0 || one.overdue)
  return telling.length > 0 ? telling : all
}

function overdueIn(
  overdue: OverdueClock[],
  { id }: Objective,
  { cases, again, lasting }: { cases: readonly Case[]; again: readonly CountedAgain[]; lasting: ReadonlySet<string> },
): Pick<PromiseInPeriod, 'overdue'> {
  const own = overdue.flatMap(({ objectiveId, caseId, since }) => {
    const one = cases.find((each) => each.id === caseId)
    if (objectiveId !== id || !one || again.some((other) => isOf(other, id, caseId) && other.overdueSince === since))
      return []
    return [{ label: caseLabel(one.number), since, ...(lasting.has(id) && { ifItLasts: true as const }) }]
  })
  return own.length === 0 ? {} : { overdue: own }
}

function isOf(one: CountedAgain, objectiveId: string, caseId: string): boolean {
  return one.objectiveId === objectiveId && one.caseId === caseId
}

/** Each with the others that tell the same incident. */
function withOthers(all: { told: CaseInPeriod; incident: string }[]): CaseInPeriod[] {
  return all.map(({ told, incident }) => {
    const others = all.filter((one) => one.incident === incident && one.told !== told).map((one) => one.told.label)
    return { ...told, ...(others.length > 0 && { oneWith: others }) }
  })
}

/** What counts in a period (between the companies, also around it), was let pass, and is still overdue from before: of what the companies owe each other, or of what teams of ours owe, of which nothing is let pass. */
async function clocksOver(
  { tx, now }: Asking,
  { partner: { id: partnerId }, period, versions }: Promises,
  isInside: boolean,
) {
  const { clocks } = tx
  const { from, to } = period
  const around = missesAround(period)
  if (!isInside) {
    const counted = await clocks.countedIn(partnerId, around.from, around.to)
    const waived = await clocks.waivedSince(partnerId, around.from)
    return {
      ...{ counted, missed: casesMissed(counted, waived), passed: await readLetPass(tx, waived, period) },
      open: await overdueOrBesides(tx, { partnerId, waived, versions }, period, now),
    }
  }
  const counted = await clocks.insideCountedIn(partnerId, from, to)
  return { counted, missed: [], passed: [], open: await clocks.insideOverdueThrough(partnerId, from, to) }
}

async function clocksIn(tx: Tx, cases: readonly Case[], isInside: boolean): Promise<Map<string, Clock[]>> {
  const ids = cases.map(({ id }) => id)
  const clocks = await (isInside ? tx.clocks.insideOf('case', ids) : tx.clocks.ofSubjects('case', ids))
  return Map.groupBy(clocks, ({ subjectId }) => subjectId)
}

type InPeriod = {
  period: CalendarPeriod
  now: number
  versions: readonly AgreementVersion[]
  aside: AsideOnCase[]
  own: OwnOnCase[]
  again: CountedAgain[]
}

/** What its rounds count as in the period, and what of them was let pass, waits to be confirmed or is of a case of its own; nothing where they say nothing of it. */
function caseIn(
  { id: caseId, label, kind, log }: Pick<Case, 'id' | 'kind' | 'log'> & { label: string },
  clocks: Clock[],
  { id }: Objective,
  { period, now, versions, aside, own, again }: InPeriod,
): CaseInPeriod[] {
  const ofIt = clocks.filter(({ objective }) => objective.id === id)
  const ownOf = (clock: Clock) => own.find(({ clockId }) => clockId === clock.id)?.what
  const since = again.flatMap((one) => (isOf(one, id, caseId) ? [one.overdueSince] : []))
  const asideOf = (clock: Clock) => aside.find(({ clockId }) => clockId === clock.id)
  const rounds = ofIt
    .filter((one) => countsIn(one, log, period) || asideOf(one) || ownOf(one))
    .map((one): RoundInPeriod => {
      const doing = ownOf(one)
      return { ...roundOf(one, ofIt.length > 1, { log, period, aside: asideOf(one) }), ...(doing && { own: doing }) }
    })
  rounds.push(...clocks.flatMap((clock) => besidesIn(clock, { about: { kind, log }, versions }, { id, period, now })))
  if (rounds.length + since.length === 0) return []
  return [{ label, rounds, ...(since.length > 0 && { again: since }) }]
}

function countsIn(clock: Clock, log: CaseLogEntry[], { from, to }: CalendarPeriod): boolean {
  const at = clock.counts?.at ?? (clock.waived && missedAt(clock, log))
  return at !== undefined && from <= at && at < to
}

/** A round that is shown apart in one period may count in a later one: it does not count in both. */
function roundOf(
  clock: Clock,
  isOneOfSeveral: boolean,
  { log, period, aside }: { log: CaseLogEntry[]; period: CalendarPeriod; aside: AsideOnCase | undefined },
): RoundInPeriod {
  const dueAt = clock.breachedAt ?? ('dueAt' in clock ? clock.dueAt : undefined)
  const wouldCountAt = clock.counts ? undefined : missedAt(clock, log)
  return {
    ...(isOneOfSeveral && { each: `${ruleOf(clock.measure).words.each} ${clock.round}` }),
    ...(dueAt !== undefined && { dueAt }),
    ...('stoppedAt' in clock && { stoppedAt: clock.stoppedAt }),
    ...(wouldCountAt !== undefined && { wouldCountAt }),
    ...(clock.counts && countsIn(clock, log, period) && { counts: clock.counts }),
    ...(aside && { aside }),
    ...(clock.waived && { waived: { at: clock.waived.at, by: clock.waived.by.name } }),
  }
}

/** As the terms at the end of the period have it, else as the newest ones that do, and since which version they have said so. */
function promisedIn(versions: readonly AgreementVersion[], { id }: Objective, { to }: CalendarPeriod) {
  const has = ({ terms }: AgreementVersion) => terms.objectives.some((one) => one.id === id)
  const version = versions.findLast((one) => one.validFrom < to && has(one)) ?? versions.findLast(has)!
  const objective = version.terms.objectives.find((one) => one.id === id)!
  const agreement = { id: version.id, version: version.version }
  // What became of it later, or that it ended, says nothing of where this comes from.
  const since = promisedSince(versions.slice(0, versions.indexOf(version) + 1), objective)
  return { promised: promisedBy({ agreement, terms: version.terms }, objective), ...(since && { since }) }
}

/** "Platform, inside Northwind" of what a team of ours owes. */
function ownerOf({ obligor }: Objective, names: Record<Side, string>): string {
  const team = teamOf(obligor)
  return team === undefined ? names[sideOf(obligor)] : `${team}, inside ${names.internal}`
}
