import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Asking } from '../asking.ts'
import type { Query } from './query.ts'

/** Every clock of a case, of every round, with the log that it is derived from: `explainClock` says it in words. */
export const clocksOf = {
  needs: 'sla.explain',
  read: async ({ tx, now }: Asking, { id, number, log }: Case) => ({
    label: caseLabel(number),
    clocks: await tx.clocks.ofSubject('case', id),
    ...{ log, asOf: now },
  }),
} satisfies Query<Case, unknown>
