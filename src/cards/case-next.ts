import type { CaseView } from './case-view.ts'
import { dueBy } from './case-clocks.ts'
import type { Inline } from './card.ts'
import { leadingClock } from './leading-clock.ts'

/** Who must do what by when, as one sentence; nothing once the case is over. */
export function nextOnCase(view: CaseView): Inline[] | undefined {
  const { zone } = view
  const toConfirm = view.resolution?.toConfirm
  const clock = leadingClock(view)
  const owner: Inline[] = [{ mention: view.owner }, ` (${view.ownerCompany})`]
  switch (view.status) {
    case 'open':
      return [...acknowledger(view), ` is asked to acknowledge ${view.label}`, ...dueBy(clock, zone), '.']
    case 'in-progress':
      return [...owner, ` is asked to resolve ${view.label}`, ...dueBy(clock, zone), '.']
    case 'waiting': {
      const pause = clock?.status === 'paused' ? [` The time to ${clock.measure} is paused until then.`] : []
      return [...replier(view), ` is asked to reply on ${view.label}`, ...dueBy(clock, zone), '.', ...pause]
    }
    case 'resolved':
      return toConfirm && [toConfirm.company, ` is asked whether ${view.label} is solved.`]
    case 'withdrawn':
    case 'merged':
      return undefined
  }
}

/** The owner, unless nobody of the side that must acknowledge is named yet: then that company. */
function acknowledger({ owner, ownerCompany, obligorName }: CaseView): Inline[] {
  return ownerCompany === obligorName ? [{ mention: owner }, ` (${ownerCompany})`] : [obligorName]
}

/** Of the side waited on: its owner of the case, else whoever opened it. */
function replier({ waiting, owner, ownerCompany, opener, openerCompany }: CaseView): Inline[] {
  const company = waiting?.onCompany ?? ownerCompany
  if (company === ownerCompany) return [{ mention: owner }, ` (${company})`]
  return company === openerCompany ? [{ mention: opener }, ` (${company})`] : [company]
}
