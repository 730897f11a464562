import { type Case, caseLabel } from '../../cases/case.ts'
import { readLog, type RoundStory } from '../../cases/read-log.ts'
import type { Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import { type Stretch, union } from '../../time/stretches.ts'

/** Why a stretch of an outage is not counted. `struck`: its resolution stood untrue, longer than the other side has to say so. */
export type ExcludedBecause = 'maintenance' | 'struck' | 'agreed'

/** `label`: what it is known by: a window, a case. */
export type Exclusion = Stretch & { because: ExcludedBecause; label: string }

/** What a case says of its service. */
export type Outage = {
  caseId: string
  label: string
  /** When it was down, in order; the last goes to `Infinity` while it lasts. */
  down: Stretch[]
  /** What of it is left out: of this outage alone, since another one may have lasted then. */
  excluded: Exclusion[]
  /** From the opening to the last resolution that is confirmed; absent while there is none. */
  repaired?: Stretch
}

/**
 * The outages that cases tell, each with those merged into it. `counts`: whether a case by itself is one that counts; of merged ones, if one does, the remaining one
 * does, from the earliest opening of those. One that is withdrawn tells none, unless the side `owes` withdrew it: that cannot undo what it has said itself, and it was down up to
 * then. Between a resolution and a reopening it was up, whether confirmed yet or not. `agreed`: stretches that both sides leave out, by the id of their case.
 */
export function outagesOf(
  cases: Case[],
  counts: (state: Case) => boolean,
  agreed: ReadonlyMap<string, Exclusion[]> = new Map(),
  owes?: Side,
): Outage[] {
  const isUndone = (one: Case) => one.status === 'withdrawn' && one.endedBy.side !== owes
  return familiesOf(cases).flatMap(({ root, members }) => {
    const counting = members.filter((one) => counts(one) && !isUndone(one))
    if (counting.length === 0 || isUndone(root)) return []
    const marked = members.flatMap(({ id }) => agreed.get(id) ?? [])
    return [outageOf(root, counting.map(openedAt), marked)]
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

function outageOf(root: Case, openings: Instant[], marked: Exclusion[]): Outage {
  const rounds = Array.from({ length: root.log.at(-1)!.round }, (_, at) => readLog(root.log, at + 1))
  const endOf = ({ resolution, ended }: RoundStory) => resolution?.at ?? ended?.at ?? Infinity
  // A case that was merged later has lasted in the round that it was merged in: what the remaining one was resolved for before says nothing of it.
  const begun = openings.map((from) => ({ from, at: rounds.findIndex((round) => endOf(round) > from) }))
  const first = Math.min(...begun.map(({ at }) => at).filter((at) => at >= 0))
  const down = [
    ...begun.flatMap(({ from, at }) => (at < 0 ? [] : [{ from, to: endOf(rounds[at]!) }])),
    ...rounds.slice(first + 1).map((round) => ({ from: round.began, to: endOf(round) })),
  ]
  const repairs = rounds.flatMap(({ resolution }) =>
    resolution && (resolution.by !== root.obligor || resolution.confirmed) ? [resolution.at] : [],
  )
  const repairedAt = repairs.at(-1)
  const from = Math.min(...openings)
  return {
    ...{ caseId: root.id, label: caseLabel(root.number) },
    down: union(down),
    excluded: [...rounds.flatMap((round) => struckIn(root, round)), ...marked],
    ...(repairedAt !== undefined && repairedAt > from && { repaired: { from, to: repairedAt } }),
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
