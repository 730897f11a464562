import type { Case, CaseRef } from '../../domain/cases/case.ts'
import { type CaseMark, isOfTwo, mayBeObjected } from '../../domain/marks/case-mark.ts'
import { downSince } from '../../domain/marks/lasted.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { Tx } from '../../ports/store/store.ts'
import { linkedSince } from '../marks/linked-since.ts'

/**
 * The cases of which something was said for the figures of what a side owes, and the other side has not had its days yet to object: a period in which they may count is
 * not closed before. What is said once the period could be closed holds nothing up, else whoever owes would put the close off for ever; it is corrected.
 */
export async function casesMarked(
  tx: Pick<Tx, 'caseMarks' | 'cases'>,
  { id, terms }: Partner,
  now: Instant,
): Promise<(side: Side, span: Stretch) => CaseRef[]> {
  const all = await tx.caseMarks.of(id)
  const marks = all.filter((one) => one.status === 'said' && mayBeObjected(one, now))
  const ids = [...new Set(marks.map(({ caseId }) => caseId))]
  const cases = new Map((ids.length === 0 ? [] : await tx.cases.ofIds(ids)).map((one) => [one.id, one]))
  const counts = new Map<string, Instant>()
  for (const mark of marks) {
    const about = cases.get(mark.caseId)
    if (about) counts.set(mark.id, await countsFrom({ tx, marks: all, now }, about, mark))
  }
  return (side, { to }) => {
    const closable = settlesAt(terms, to)
    const held = marks.filter(
      (one) => cases.get(one.caseId)?.obligor === side && one.at < closable && (counts.get(one.id) ?? Infinity) < to,
    )
    return [...new Map(held.map((one) => [one.caseId, { id: one.caseId, number: one.caseNumber }])).values()]
  }
}

/** Since when it may count. */
async function countsFrom(
  { tx, marks, now }: { tx: Pick<Tx, 'cases'>; marks: readonly CaseMark[]; now: Instant },
  about: Case,
  { id, partnerId, caseId, said }: CaseMark,
): Promise<Instant> {
  if (said.what === 'left-out') return said.from
  if (!isOfTwo(said)) return downSince(about, marks)
  if (said.what === 'one-fault')
    return Math.max(...(await linkedSince(tx, { partnerId, marks, now }, { id, caseId, otherId: said.other.id })))
  const others = await tx.cases.ofIds([said.other.id])
  return Math.max(...[about, ...others].map((one) => downSince(one, marks)))
}
