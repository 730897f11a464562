import { type CaseMark, isOfTwo } from '../../domain/marks/case-mark.ts'
import type { Means } from '../scene.ts'
import type { Reading } from './ledger-effect.ts'

/** What would be read, were that said in place of this mark, or nothing; nothing is written. */
export function asIfSaid(tx: Means['tx'], id: string, said?: CaseMark): Reading & Pick<Means['tx'], 'caseMarks'> {
  const others = (all: CaseMark[]) => all.filter((one) => one.id !== id)
  const isOf = (one: CaseMark, ids: readonly string[]) =>
    ids.includes(one.caseId) || (isOfTwo(one.said) && ids.includes(one.said.other.id))
  return {
    ...tx,
    caseMarks: {
      ...tx.caseMarks,
      ofCases: async (ids) => [...others(await tx.caseMarks.ofCases(ids)), ...(said && isOf(said, ids) ? [said] : [])],
      links: async (partnerId) => [
        ...others(await tx.caseMarks.links(partnerId)),
        ...(said?.said.what === 'one-fault' ? [said] : []),
      ],
    },
  }
}

/** The same once the other side has agreed to it, which counts in closed periods too. */
export function agreedTo(mark: CaseMark): CaseMark {
  const { id, partnerId, caseId, caseNumber, side, by, at, said, version } = mark
  const common = { id, partnerId, caseId, caseNumber, side, by, at, said, version }
  return { ...common, status: 'accepted', answeredAt: at, answeredBy: by }
}
