import type { Measure } from '../policy.ts'
import { acknowledge } from './acknowledge.ts'
import type { MeasureRule } from './measure.ts'
import { resolve } from './resolve.ts'

const RULES: Record<Measure, MeasureRule> = { acknowledge, resolve }

export function ruleOf(measure: Measure): MeasureRule {
  return RULES[measure]
}
