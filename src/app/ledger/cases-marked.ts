import type { CaseRef } from '../../domain/cases/case.ts'
import { isOfTwo, mayBeObjected } from '../../domain/marks/case-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { Tx } from '../../ports/store/store.ts'

/**
 * The cases of which something was said for the figures of what a side owes, and the other side has not had its days yet to object: a period in which they may count is
 * not closed before. What is said once the period could be closed holds nothing up, else whoever owes would put the close off for ever; it is corrected.
 */
export async function casesMarked(
  tx: Pick<Tx, 'caseMarks' | 'cases'>,
  { id, terms }: Partner,
  now: Instant,
): Promise<(side: Side, span: Stretch) => CaseRef[]> {
  const marks = (await tx.caseMarks.of(id)).filter((one) => one.status === 'said' && mayBeObjected(one, now))
  const ids = marks.flatMap(({ caseId, said }) => (isOfTwo(said) ? [caseId, said.other.id] : [caseId]))
  const cases = new Map((ids.length === 0 ? [] : await tx.cases.ofIds([...new Set(ids)])).map((one) => [one.id, one]))
  return (side, { to }) => {
    const began = (caseId: string) => (cases.get(caseId)?.openedAt ?? Infinity) < to
    const closable = settlesAt(terms, to)
    const held = marks.filter(
      ({ at, caseId, said }) =>
        cases.get(caseId)?.obligor === side &&
        at < closable &&
        began(caseId) &&
        (!isOfTwo(said) || began(said.other.id)) &&
        (said.what !== 'left-out' || said.from < to),
    )
    return [...new Map(held.map((one) => [one.caseId, { id: one.caseId, number: one.caseNumber }])).values()]
  }
}
