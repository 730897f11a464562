import { CASE_KINDS, SEVERITIES } from '../../../domain/cases/case.ts'
import { SIDES } from '../../../domain/partners/party.ts'
import { MEASURES } from '../../../domain/sla/measures/measures.ts'
import { USUAL_MANNERS } from '../../../domain/terms/merge-objectives.ts'
import type { Objective, Obligor } from '../../../domain/terms/objective.ts'
import type { Tells } from '../../../domain/terms/tells.ts'
import { canonicalJson } from '../../../domain/timeline/canonical-json.ts'
import { byRank } from './by-rank.ts'
import { writeDuration } from './write-duration.ts'
import { writeLevel } from './write-level.ts'
import type { WrittenObjective } from './written-sheet.ts'

/** Promises as a sheet says them, in one order whatever order they were made in. What both sides owe alike is said once. */
export function writeObjectives(objectives: Objective[]): WrittenObjective[] {
  const alike = Map.groupBy(objectives.toSorted(byRank(rank)), (one) =>
    canonicalJson({ ...one, id: '', obligor: sideless(one) }),
  )
  return [...alike.values()].flatMap((some) =>
    some.length === SIDES.length ? [written(some[0]!, undefined)] : some.map((one) => written(one, one.obligor)),
  )
}

/** `both` is what a sheet takes where it names no obligor. */
function written(objective: Objective, obligor: Obligor | undefined): WrittenObjective {
  const { measure, severity, kind, target, protects } = objective
  return {
    measure,
    ...(severity !== undefined && { severity }),
    ...(kind !== undefined && { kind }),
    ...(obligor !== undefined && { obligor }),
    target: writeDuration(target),
    ...unusual(objective),
    protects,
  }
}

function unusual(objective: Objective): Partial<WrittenObjective> {
  const { hours, pausesWhileWaiting, levels, tells, severityRaised, attainment } = objective
  return {
    ...(hours !== USUAL_MANNERS.hours && { hours }),
    ...(pausesWhileWaiting !== USUAL_MANNERS.pausesWhileWaiting && { pausesWhileWaiting }),
    ...(canonicalJson(levels) !== canonicalJson(USUAL_MANNERS.levels) && { levels: levels.map(writeLevel) }),
    ...(tells && { tells: writeTells(tells) }),
    ...(severityRaised !== USUAL_MANNERS.severityRaised && { severityRaised }),
    ...(attainment !== undefined && { attainment: `${attainment} %` }),
  }
}

/** Only the sides of which it names somebody. */
function writeTells(tells: Tells): NonNullable<WrittenObjective['tells']> {
  return Object.fromEntries(SIDES.filter((side) => tells[side].length > 0).map((side) => [side, tells[side]]))
}

function sideless({ obligor }: Objective): 'a side' | Obligor {
  return typeof obligor === 'string' ? 'a side' : obligor
}

/** By measure, then the most urgent and the most special first, then by who owes it. */
function rank({ measure, severity, kind, obligor }: Objective): (number | string)[] {
  return [
    MEASURES.indexOf(measure),
    severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity),
    kind === undefined ? CASE_KINDS.length : CASE_KINDS.indexOf(kind),
    typeof obligor === 'string' ? SIDES.indexOf(obligor) : SIDES.length,
    typeof obligor === 'string' ? '' : obligor.team,
  ]
}
