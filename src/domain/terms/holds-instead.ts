import { CASE_KINDS, SEVERITIES } from '../cases/case.ts'
import { objectivesFor } from '../sla/objectives-for.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { aboutOf, type Objective } from './objective.ts'

/**
 * What the same side owes by `others` for the cases in which this one of `its` holds: each promise once, and undefined where there is none for some of
 * them. Nothing at all where it holds for no case, because narrower ones do.
 */
export function holdsInstead(one: Objective, its: Objective[], others: Objective[]): (Objective | undefined)[] {
  const [own, other] = [its, others].map((list) => owedAlike(one, list))
  const found = SEVERITIES.flatMap((severity) =>
    CASE_KINDS.flatMap((kind) => {
      const [is, instead] = [own!, other!].map((list) =>
        objectivesFor(list, { severity, kind, obligor: 'internal' }).find(({ measure }) => measure === one.measure),
      )
      return is && isAboutTheSame(is, one) ? [instead] : []
    }),
  )
  return [...new Map(found.map((instead) => [instead ? aboutOf(instead) : '', instead])).values()]
}

/** What the same company or team owes, as if our side did, so that a team's are found like any other. */
function owedAlike({ obligor }: Objective, list: Objective[]): Objective[] {
  return list
    .filter((one) => canonicalJson(one.obligor) === canonicalJson(obligor))
    .map((one) => ({ ...one, obligor: 'internal' }))
}

function isAboutTheSame(is: Objective, one: Objective): boolean {
  return is.severity === one.severity && is.kind === one.kind
}
