import { acknowledge } from './acknowledge.ts'
import { answer } from './answer.ts'
import type { MeasureRule } from './measure.ts'
import { resolve } from './resolve.ts'
import { update } from './update.ts'

/** What is measured, by the verb that says it in sheets and sentences ("the time to resolve"), in the order in which clocks are told. */
export const MEASURES = ['acknowledge', 'answer', 'update', 'resolve'] as const
export type Measure = (typeof MEASURES)[number]

const RULES: Record<Measure, MeasureRule> = { acknowledge, answer, update, resolve }

export function ruleOf(measure: Measure): MeasureRule {
  return RULES[measure]
}
