import { closePeriods } from '../ledger/close-periods.ts'
import type { Deadline } from './deadline.ts'

/** A period of a partner’s ledgers can be closed, figures of one are certain, or the time to correct closed ones ends. */
export const periodClose: Deadline<'period.close'> = {
  async meet(means, timer) {
    const partner = await means.tx.partners.get(timer.subjectId)
    if (partner) await closePeriods(means, partner, timer.dueAt)
  },
  async inWords(view, timer) {
    const partner = await view.partners.get(timer.subjectId)
    return `${partner?.name ?? 'A partner'}: what a period comes to is booked, and what was missed in it asked after, unless something of it is open still`
  },
}
