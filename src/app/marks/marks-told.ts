import type { MarkView } from '../../cards/mark-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { stillLeftOut } from '../../domain/marks/as-agreed.ts'
import {
  type CaseMark,
  type MarkSaid,
  mayBeAnswered,
  mayBeObjected,
  seenFrom,
  stands,
} from '../../domain/marks/case-mark.ts'
import { isUnheard } from '../../domain/marks/unheard.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { Asking } from '../asking.ts'

/** All that was said of a case, links of other cases to it included. */
export async function marksTold(
  asking: Pick<Asking, 'tx' | 'company' | 'now'>,
  partner: Partner,
  about: Case,
): Promise<MarkView[]> {
  const all = await asking.tx.caseMarks.ofCases([about.id])
  return all.map((mark) => markTold(asking, partner, about, mark))
}

/** As both sides read it. */
export function markTold(
  { company, now }: Pick<Asking, 'company' | 'now'>,
  partner: Partner,
  about: Case,
  mark: CaseMark,
): MarkView {
  const nameOf = (side: Side) => (side === 'internal' ? company : partner.name)
  const { id: caseId, number, title } = about
  const { id, side, by, status } = mark
  const left = stands(mark) ? stillLeftOut(mark, about, now) : undefined
  return {
    ...{ id, label: caseLabel(number), title, said: seenFrom(mark, caseId), zone: usualHours(partner.terms).zone },
    ...{ byName: by.name, byCompany: nameOf(side), otherCompany: nameOf(otherSide(side)), status },
    open: mayBeAnswered(mark, now) && left?.length !== 0,
    objectable: mayBeObjected(mark, now),
    ...(mark.status === 'said' && mark.closedTo !== undefined && { partly: true as const }),
    ...(left && isLess(left, mark.said) && { left }),
    ...(mark.status === 'said' && mark.until !== undefined && { until: mark.until }),
    ...(mark.status === 'asked' && mark.closed && { closed: true as const }),
    ...(isUnheard(mark) && { unheard: true as const }),
    ...('answeredBy' in mark && { answeredBy: mark.answeredBy.name }),
  }
}

function isLess(left: readonly Stretch[], said: MarkSaid): boolean {
  const [first] = left
  return said.what === 'left-out' && (left.length !== 1 || first?.from !== said.from || first.to !== said.to)
}
