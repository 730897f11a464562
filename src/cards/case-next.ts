import { ruleOf } from '../domain/sla/measures/measures.ts'
import type { CaseView } from './case-view.ts'
import { dueBy } from './case-clocks.ts'
import type { Inline } from './card.ts'
import { leadingClock } from './leading-clock.ts'

/**
 * Who does what by when on a case; once it is over, who ended it and when. Everybody in its channel follows the card, so it calls nobody: whoever it is
 * for hears by a message of their own.
 */
export function nextOnCase(view: CaseView): Inline[] {
  const { zone, resolution, ending } = view
  const clock = leadingClock(view)
  switch (view.status) {
    case 'open':
      return [`${acknowledger(view)} to acknowledge`, ...dueBy(clock, zone)]
    case 'in-progress':
      return [
        `${view.owner.name} (${view.ownerCompany}) to ${clock ? ruleOf(clock.measure).words.next : 'resolve'}`,
        ...dueBy(clock, zone),
      ]
    case 'waiting':
      return [`${replier(view)} to reply`, ...dueBy(clock, zone)]
    case 'resolved': {
      const toConfirm = resolution?.toConfirm
      if (toConfirm?.unheard) return [`somebody of ${toConfirm.company} to be named, to confirm`]
      if (toConfirm) return [`${toConfirm.company} to confirm by `, { at: toConfirm.until, zone, style: 'date-time' }]
      return resolution ? [`by ${resolution.by.name}, `, { at: resolution.at, zone, style: 'date-time' }] : []
    }
    case 'withdrawn':
    case 'merged':
      return ending ? [`by ${ending.by.name}, `, { at: ending.at, zone, style: 'date-time' }] : []
  }
}

/** The owner, unless nobody of the side that must acknowledge is named yet: then that company. */
function acknowledger({ owner, ownerCompany, obligorName }: CaseView): string {
  return ownerCompany === obligorName ? `${owner.name} (${ownerCompany})` : obligorName
}

/** Of the side waited on: its owner of the case, else whoever opened it. */
function replier({ waiting, owner, ownerCompany, opener, openerCompany }: CaseView): string {
  const company = waiting?.onCompany ?? ownerCompany
  if (company === ownerCompany) return `${owner.name} (${company})`
  return company === openerCompany ? `${opener.name} (${company})` : company
}
