import { ruleOf } from '../domain/sla/measures/measures.ts'
import type { ClockView } from './case-clocks.ts'
import type { CaseView } from './case-view.ts'

/** The clock that what comes next is due by; of several the one that is due first, and one that runs before one that is paused. */
export function leadingClock({ clocks, status, acknowledged }: CaseView): ClockView | undefined {
  const leading = clocks.filter(({ measure }) => ruleOf(measure).leads({ status, acknowledged }))
  const running = leading.filter((clock) => clock.status === 'running').toSorted((a, b) => a.dueAt - b.dueAt)
  return running[0] ?? leading.find((clock) => clock.status === 'paused')
}
