import type { CaseView } from './case-view.ts'
import { dueBy } from './case-clocks.ts'
import type { Inline } from './card.ts'

/** Who must do what by when, as one sentence; nothing once the case is over. */
export function nextOnCase(view: CaseView): Inline[] | undefined {
  const { clocks, zone } = view
  const toConfirm = view.resolution?.toConfirm
  const clock = (measure: 'acknowledge' | 'resolve') => clocks.find((one) => one.measure === measure)
  const owner: Inline[] = [{ mention: view.owner }, ` (${view.ownerCompany})`]
  switch (view.status) {
    case 'open':
      return [
        ...acknowledger(view),
        ` is asked to acknowledge ${view.label}`,
        ...dueBy(clock('acknowledge'), zone),
        '.',
      ]
    case 'in-progress':
      return [...owner, ` is asked to resolve ${view.label}`, ...dueBy(clock('resolve'), zone), '.']
    case 'waiting': {
      const awaited = view.acknowledged ? clock('resolve') : clock('acknowledge')
      const pause = awaited?.status === 'paused' ? [' The time to resolve is paused until then.'] : []
      return [...replier(view), ` is asked to reply on ${view.label}`, ...dueBy(awaited, zone), '.', ...pause]
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
