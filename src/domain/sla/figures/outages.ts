import { type Case, caseLabel } from '../../cases/case.ts'
import { isCounted } from '../../cases/count-own.ts'
import { readLog } from '../../cases/read-log.ts'
import type { RoundStory } from '../../cases/round-story.ts'
import type { Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import { inside, type Stretch, union } from '../../time/stretches.ts'
import type { CountedWhen, RepairFrom } from './counted-in.ts'

/** Why a stretch of an outage is not counted. `struck`: its resolution stood untrue, longer than the other side has to say so. */
export type ExcludedBecause = 'maintenance' | 'struck' | 'agreed'

/** `label`: what it is known by: a window, a case. */
export type Exclusion = Stretch & { because: ExcludedBecause; label: string }

/** What a case says of its service. */
export type Outage = {
  caseId: string
  label: string
  /** Of cases that are linked as one: the same of all of them. */
  incident?: string
  /** When it was down, in order; the last goes to `Infinity` while it lasts. */
  down: Stretch[]
  /** What of it is left out: of this outage alone, since another one may have lasted then. */
  excluded: Exclusion[]
  /**
   * From the opening, or from when it counted, to the last resolution that is confirmed; absent while there is none. `raised`: it counts only because the side that owes had raised the
   * severity itself.
   */
  repaired?: Stretch & { raised?: true }
}

/**
 * What is said of cases beside what they went through, by the id of each: stretches that are left out, and when it failed before it was opened. `closedTo`: periods that end by then
 * were closed before somebody said which service was down, and do not count it. `incidentOf`: cases that tell one incident have the same.
 */
export type CasesSaid = {
  agreed: ReadonlyMap<string, Exclusion[]>
  failedAt: ReadonlyMap<string, Instant>
  closedTo?: ReadonlyMap<string, Instant>
  incidentOf: (caseId: string) => string
}

export const NOTHING_SAID: CasesSaid = { agreed: new Map(), failedAt: new Map(), incidentOf: (id) => id }

/**
 * The outages that cases tell, each with those merged into it. `counted`: when a case by itself is one that counts; of merged ones, while one does, the remaining one
 * does, from the earliest opening of those. One that is withdrawn tells none, unless the side `owes` withdrew it: that cannot undo what it has said itself, and it was down up to
 * then. Between a resolution and a reopening it was up, whether confirmed yet or not. Of cases that are one incident all is down that any of them tells, and it is repaired
 * once, with the last of them.
 */
export function outagesOf(
  cases: Case[],
  counted: (state: Case) => CountedWhen,
  { agreed, failedAt, incidentOf }: CasesSaid = NOTHING_SAID,
  owes?: Side,
): Outage[] {
  const isUndone = (one: Case) => one.status === 'withdrawn' && one.endedBy.side !== owes
  const outages = familiesOf(cases).flatMap(({ root, members }) => {
    const counting = members.flatMap((one) => {
      const when = counted(one)
      return when.over.length === 0 || isUndone(one) ? [] : [{ one, when }]
    })
    if (counting.length === 0 || isUndone(root)) return []
    const marked = members.flatMap(({ id }) => agreed.get(id) ?? [])
    const began = counting.map(({ one, when }) => {
      const from = Math.min(openedAt(one), failedAt.get(one.id) ?? Infinity)
      const over = inside(when.over, { from, to: Infinity })
      return { from, over, ...(one.status === 'merged' && { mergedAt: one.endedAt }) }
    })
    // Of what the side that owes has opened itself no repair counts unless the other side says so: short ones of its own would make the mean better.
    const repairs = counting.flatMap(({ one, when: { repair } }) =>
      repair && (one.openedBy.side !== owes || isCounted(one.log))
        ? [{ ...repair, from: Math.max(openedAt(one), repair.from) }]
        : [],
    )
    return [outageOf(root, { began, ...firstOf(repairs), owes: owes ?? root.obligor }, marked)]
  })
  return repairedOnce(outages, incidentOf).map((outage) => {
    const incident = incidentOf(outage.caseId)
    const isLinked = outages.some(({ caseId }) => caseId !== outage.caseId && incidentOf(caseId) === incident)
    return isLinked ? { ...outage, incident } : outage
  })
}

/** The first of those that count by themselves; of those that only a raise makes count where there is no other. */
function firstOf(repairs: RepairFrom[]): Pick<Beginning, 'repair'> {
  const byThemselves = repairs.filter(({ raised }) => !raised)
  const [repair] = (byThemselves.length > 0 ? byThemselves : repairs).toSorted((a, b) => a.from - b.from)
  return repair ? { repair } : {}
}

/** Of each incident the last repair stands for all, from the first opening on. */
function repairedOnce(outages: Outage[], incidentOf: CasesSaid['incidentOf']): Outage[] {
  const incidents = Map.groupBy(outages, ({ caseId }) => incidentOf(caseId))
  return outages.map((outage) => {
    const { repaired, ...rest } = outage
    const all = (incidents.get(incidentOf(outage.caseId)) ?? []).flatMap((one) => one.repaired ?? [])
    const last = Math.max(...all.map(({ to }) => to))
    if (!repaired || all.length < 2) return outage
    const stands = incidents.get(incidentOf(outage.caseId))?.find((one) => one.repaired?.to === last) === outage
    if (!stands) return rest
    const raised = all.every((one) => one.raised) && { raised: true as const }
    return { ...outage, repaired: { from: Math.min(...all.map(({ from }) => from)), to: last, ...raised } }
  })
}

/** A case that goes on or is over by itself, and those that were merged into it, itself among them. */
type Family = { root: Case; members: Case[] }

function familiesOf(cases: Case[]): Family[] {
  const byId = new Map(cases.map((one) => [one.id, one]))
  const rootOf = (state: Case): Case => {
    const into = state.status === 'merged' ? byId.get(state.into.id) : undefined
    return into ? rootOf(into) : state
  }
  const families = new Map<string, Family>()
  for (const state of cases) {
    const root = rootOf(state)
    const family = families.get(root.id) ?? { root, members: [] }
    family.members.push(state)
    families.set(root.id, family)
  }
  return [...families.values()]
}

function openedAt({ log }: Case): Instant {
  return readLog(log, 1).began
}

/** `began`: when each of those that count did, was merged, and over which time it counts; `repair`: from when the repair counts, absent where none does. */
type Beginning = { began: { from: Instant; over: Stretch[]; mergedAt?: Instant }[]; repair?: RepairFrom; owes: Side }

/** A reopening by the side that owes moves no repair: it would take a long one out of the period that it is in. */
function outageOf(root: Case, { began, repair, owes }: Beginning, marked: Exclusion[]): Outage {
  const rounds = Array.from({ length: root.log.at(-1)!.round }, (_, at) => readLog(root.log, at + 1))
  const endOf = ({ began: from, neverReopened, resolution, ended }: RoundStory) =>
    neverReopened ? from : (resolution?.at ?? ended?.at ?? Infinity)
  // A case that was merged later has lasted in the round that it was merged in: what the remaining one was resolved for before says nothing of it, and neither does that
  // the round was for another fault.
  const begun = began.map(({ from, over, mergedAt = -Infinity }) => {
    const own = rounds.findLastIndex((round) => round.began <= mergedAt)
    const ends = rounds.map((round, at) => (at === own && round.neverReopened ? round.ended!.at : endOf(round)))
    const at = ends.findIndex((end) => end > from)
    return { at, over, down: { from, to: ends[at] ?? from } }
  })
  const first = Math.min(...begun.map(({ at }) => at).filter((at) => at >= 0))
  const over = union(began.flatMap((one) => one.over))
  const down = [
    ...begun.flatMap(({ at, over, down }) => (at < 0 ? [] : inside(over, down))),
    ...rounds.slice(first + 1).flatMap((round) => inside(over, { from: round.began, to: endOf(round) })),
  ]
  const repairs = rounds.flatMap(({ resolution, reopenedBy }) =>
    resolution && reopenedBy !== owes && (resolution.by !== owes || resolution.confirmed) ? [resolution.at] : [],
  )
  const repairedAt = repairs.at(-1)
  return {
    ...{ caseId: root.id, label: caseLabel(root.number) },
    down: union(down),
    excluded: [...rounds.flatMap((round) => struckIn(root, round)), ...marked],
    ...(repair && repairedAt !== undefined && repairedAt > repair.from && { repaired: { ...repair, to: repairedAt } }),
  }
}

/** What counts as waiting on the side that let an untrue end stand. */
function struckIn({ obligor, number }: Case, { waits }: RoundStory): Exclusion[] {
  return waits.flatMap(({ on, from, to, credited }) =>
    credited && on !== obligor && to !== undefined
      ? [{ from, to, because: 'struck' as const, label: caseLabel(number) }]
      : [],
  )
}
