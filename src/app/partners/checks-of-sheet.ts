import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import type { CheckInPlan } from '../../domain/checkins/plan.ts'
import { presetPlans } from '../../domain/checkins/presets.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { inOrder } from '../../domain/terms/plan-of.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { noSuchTemplate } from '../checkins/templates.ts'
import type { Means } from '../scene.ts'
import { cadenceProblem } from './cadence-problem.ts'
import type { CheckInSaid } from './check-in-sheet.ts'
import type { PartnerSheet } from './partner-sheet.ts'

type Refused = { refused: string; field: string }

/** The terms with the health checks of a sheet. Of which audience it says nothing, those stay; a preset is in the place of all. */
export async function withChecks(
  means: Means,
  { checkIns = [] }: PartnerSheet,
  terms: Terms,
): Promise<Terms | Refused> {
  const all = Array.isArray(checkIns) ? checkIns : [checkIns]
  const plans = plansAfter(all, terms)
  if ('refused' in plans) return plans
  for (const { template } of all) {
    const asksNothing = template === undefined ? undefined : await noSuchTemplate(means.tx, template)
    if (asksNothing !== undefined) return { refused: asksNothing, field: 'checkIns.template' }
  }
  for (const plan of plans) {
    const refused = cadenceProblem(means, plan, usualHours(terms))
    if (refused !== undefined) return { refused, field: 'checkIns' }
  }
  return { ...terms, checks: inOrder(plans) }
}

function plansAfter(all: readonly CheckInSaid[], terms: Terms): CheckInPlan[] | Refused {
  const { zone } = usualHours(terms)
  let plans = terms.checks
  for (const said of all) {
    if (said.preset !== undefined) plans = presetPlans(said.preset, said.zone ?? zone, plans)
    else if (said.end === true && said.audience === undefined) plans = []
    else {
      const audience = said.audience ?? (plans.length > 1 ? undefined : (plans[0]?.audience ?? 'everybody'))
      if (audience === undefined) return { refused: whichOf(plans), field: 'checkIns.audience' }
      const before = plans.find((one) => one.audience === audience)
      const after = planAfter({ ...said, audience }, before, zone)
      plans = [...plans.filter((one) => one !== before), ...(after ? [after] : [])]
    }
  }
  return plans
}

function whichOf(plans: readonly CheckInPlan[]): string {
  const there = plans.map(({ audience }) => audience).join(', ')
  return `There are health checks of several audiences (${there}): say which these are, like “audience: ${plans[0]?.audience}”.`
}

function planAfter(
  said: CheckInSaid & Pick<CheckInPlan, 'audience'>,
  before: CheckInPlan | undefined,
  usualZone: string,
): CheckInPlan | undefined {
  const { audience, cron, window, remindAfter, end, kind = before?.kind ?? 'pulse', zone = usualZone } = said
  const flags = { ...before?.flags, ...said.flags }
  if (end === true || cron === undefined || window === undefined || remindAfter === undefined) return undefined
  const template = said.template ?? before?.template
  const own = template !== undefined && template !== DEFAULT_TEMPLATE.slug
  return {
    ...{ audience, cron, window, remindAfter, kind, zone },
    ...(own && { template }),
    ...(said.remindAgain && { remindAgain: said.remindAgain }),
    ...((said.anonymous ?? before?.anonymous) && { anonymous: true as const }),
    ...(Object.keys(flags).length > 0 && { flags }),
  }
}
