import { flagFields } from '../../cards/flags-form.ts'
import type { FormErrors } from '../../cards/form.ts'
import { audienceNamed, type CheckInAudience } from '../../domain/checkins/audience.ts'
import { FLAG_IDS, FLAG_STARTS, startedBy } from '../../domain/checkins/flags.ts'
import type { CheckInPlan } from '../../domain/checkins/plan.ts'
import { writeChecks } from '../partners/written/write-checks.ts'
import { type Entries, oneOf, type SheetPart } from './part.ts'

/** How the choice of what the red flags of an audience start is called: "flags tactical". */
const FLAGS_OF = /^flags (\S+)$/u

/** The audience whose red flags are meant; undefined where the health checks themselves are. */
export function flagsMeant(of: string): CheckInAudience | undefined {
  return audienceNamed(FLAGS_OF.exec(of)?.[1])
}

/** Undefined where the audience is asked by no plan any more. */
export function flagsSaid(plan: CheckInPlan | undefined): Entries | undefined {
  return plan && Object.fromEntries(FLAG_IDS.map((flag) => [flag, startedBy(flag, plan.flags)]))
}

export function flagsForm(partnerName: string, entries: Entries) {
  return {
    intro: [
      `What a red flag of health checks with ${partnerName} starts as it comes up, once while it stands. Our own people alone are asked or called.`,
    ],
    fields: flagFields(entries),
  }
}

/** The plan as it stands, with what starts another thing by this. */
export function flagsSheet(plan: CheckInPlan | undefined, entries: Entries): SheetPart | { errors: FormErrors } {
  if (!plan) return { errors: { form: 'These health checks have ended. Open it anew to see what there is.' } }
  const flags = Object.fromEntries(
    FLAG_IDS.flatMap((flag) => {
      const start = oneOf(FLAG_STARTS, entries[flag])
      return start === undefined || start === startedBy(flag, plan.flags) ? [] : [[flag, start]]
    }),
  )
  const [written] = [writeChecks([plan])].flat()
  return { checkIns: { ...written!, audience: plan.audience, flags } }
}
