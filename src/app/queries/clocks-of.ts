import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { countSides } from '../../domain/cases/count-sides.ts'
import { burnDownOf } from '../../domain/sla/burn-down.ts'
import type { Asking } from '../asking.ts'
import { besidesOn } from '../figures/missed-besides.ts'
import { marksTold } from '../marks/marks-told.ts'
import type { Query } from './query.ts'

/**
 * Every clock of a case, of every round, and for our own people those of teams of ours, with the log that it is derived from, which `explainClock` says in words, and what each side did.
 * Undefined once its partner is gone.
 */
export const clocksOf = {
  needs: 'sla.explain',
  async read({ tx, now, company, audience }: Asking, state: Case) {
    const { id, number, log, partnerId } = state
    const partner = await tx.partners.get(partnerId)
    if (partner === undefined) return undefined
    const counts = countSides(log, now)
    const clocks = await tx.clocks.ofSubject('case', id)
    const inside = audience === 'internal' ? await tx.clocks.insideOf('case', [id]) : []
    return {
      label: caseLabel(number),
      clocks,
      ...(inside.length > 0 && { inside }),
      besides: await besidesOn(tx, state, clocks, now),
      burnDown: burnDownOf(clocks, log, now),
      ...{ log, asOf: now },
      marks: await marksTold({ tx, company, now }, partner, state),
      sides: { internal: { company, ...counts.internal }, partner: { company: partner.name, ...counts.partner } },
    }
  },
} satisfies Query<Case, unknown>
