import type { Partner } from '../partners/partner.ts'
import type { CheckInAudience } from './audience.ts'
import type { CheckInPlan } from './plan.ts'

/** Ways to have health checks that go with how a partner works for us, or with what happens to it now. */
export const CHECK_IN_PRESETS = [
  'outsourcing',
  'managed-service',
  'partnership',
  'onboarding',
  'renewal',
  'exiting',
] as const
export type CheckInPreset = (typeof CHECK_IN_PRESETS)[number]

type Way = Omit<CheckInPlan, 'audience' | 'zone' | 'template' | 'flags'>

const PULSE: Pick<Way, 'kind' | 'window' | 'remindAfter'> = {
  kind: 'pulse',
  window: { amount: 3, unit: 'working days' },
  remindAfter: { amount: 1, unit: 'working days' },
}
const FULL: Pick<Way, 'kind' | 'window' | 'remindAfter'> = {
  kind: 'full',
  window: { amount: 5, unit: 'working days' },
  remindAfter: { amount: 2, unit: 'working days' },
}
const TWICE_A_MONTH: Way = { ...PULSE, cron: '0 10 * * 2#1,2#3' }
const MONTHLY: Way = { ...PULSE, cron: '0 10 * * 2#1' }
const MONTHLY_IN_FULL: Way = { ...FULL, cron: '0 10 * * 2#2' }
const QUARTERLY: Way = { ...FULL, cron: '0 10 1 1,4,7,10 *' }
/** Half a quarter apart from that of the sponsors. */
const MID_QUARTER: Way = { ...FULL, cron: '0 10 15 2,5,8,11 *' }

/** The more the two companies hang on each other, the more levels are asked; while it begins, is agreed anew or ends, those are asked more often on whom that hangs. */
const WAYS: Record<CheckInPreset, Partial<Record<CheckInAudience, Way>>> = {
  outsourcing: { operational: MONTHLY, tactical: MID_QUARTER },
  'managed-service': { operational: MONTHLY, tactical: MID_QUARTER, strategic: QUARTERLY },
  partnership: { operational: MONTHLY, tactical: MONTHLY_IN_FULL, strategic: QUARTERLY },
  onboarding: { operational: TWICE_A_MONTH, tactical: MONTHLY_IN_FULL },
  renewal: { operational: MONTHLY, tactical: MONTHLY_IN_FULL, strategic: QUARTERLY },
  exiting: { operational: TWICE_A_MONTH, tactical: MONTHLY_IN_FULL },
}

/** That which goes with a partner: with what happens to it now, else with its type. */
export function fittingPreset({ type, stage }: Pick<Partner, 'type' | 'stage'>): CheckInPreset {
  return stage === 'onboarding' || stage === 'renewal' || stage === 'exiting' ? stage : type
}

/** What a preset comes to, plan by plan. What was agreed of an audience before about its questions, names and red flags stays. */
export function presetPlans(preset: CheckInPreset, zone: string, before: readonly CheckInPlan[]): CheckInPlan[] {
  return Object.entries(WAYS[preset]).map(([name, way]) => {
    const audience = name as CheckInAudience
    const { template, anonymous, flags } = before.find((one) => one.audience === audience) ?? {}
    return {
      audience,
      zone,
      ...way,
      ...(template !== undefined && { template }),
      ...(anonymous && { anonymous }),
      ...(flags && { flags }),
    }
  })
}
