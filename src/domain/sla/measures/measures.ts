import { acknowledge } from './acknowledge.ts'
import { answer } from './answer.ts'
import type { MeasureRule } from './measure.ts'
import { resolve } from './resolve.ts'

/** What is measured, by the verb that says it in sheets and sentences ("the time to resolve"), in the order in which clocks are told. */
export const MEASURES = ['acknowledge', 'answer', 'resolve'] as const
export type Measure = (typeof MEASURES)[number]

const RULES: Record<Measure, MeasureRule> = { acknowledge, answer, resolve }

export function ruleOf(measure: Measure): MeasureRule {
  return RULES[measure]
}
