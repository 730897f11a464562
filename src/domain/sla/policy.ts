import type { CaseKind, Severity } from '../cases/case.ts'
import type { Duration } from '../time/duration.ts'

/** The terms under which cases of one partner are answered. Versioned; running clocks keep a snapshot. */
export type SlaPolicy = { version: number; objectives: Objective[] }

/** What is measured: from opening to the obligor's first acknowledgement, or to the resolution. */
export const MEASURES = ['acknowledge', 'resolve'] as const
export type Measure = (typeof MEASURES)[number]

/** One promise. The most specific objective of a measure wins: kind and severity, then severity, then kind, then any. */
export type Objective = {
  measure: Measure
  severity?: Severity
  kind?: CaseKind
  target: Duration
  /** `calendar`: the partner's working hours. `always`: 24×7. */
  hours: 'calendar' | 'always'
  /** Waiting on the side that does not owe pauses the clock. Waiting on the obligor never does. */
  pausesWhileWaiting: boolean
  /** Warnings before the due time, in percent of the target used, each > 0 and < 100. */
  warnAtPercent: number[]
  /** What a raised severity counts this target from: absent, from the change; nothing is breached in the past by that. */
  severityRaised?: 'from change' | 'from opening'
  /** The business outcome this protects, in words that both sides read on cards and notices. Required: the what, not the how. */
  protects: string
}
