import { saysNothing, withoutPoliteEnd } from './filler-words.ts'
import type { LabelKind } from './read-labels.ts'
import { isAround } from './read-others.ts'
import { partnerFrom } from './read-partner.ts'
import type { ReadRest, Rest } from './reading.ts'
import { isThis, namesLabel, readLabelled, said } from './read-labelled.ts'

/** `measure acme "Orders without rework" 98.7`: the partner first, and all behind it as it stands, since any word may belong to a name. */
export function readFigure(rest: Rest): ReadRest {
  const { pieces, known } = rest
  const at = pieces.findIndex((one) => !isAround(one))
  const partner = at < 0 ? undefined : partnerFrom(pieces, at, known.partners)
  const left = withoutPoliteEnd(partner ? pieces.slice(partner.to) : pieces)
  const before = partner ? [partner.said] : []
  const quoted = left.flatMap((piece, index) => (piece.quoted ? [before.length + index] : []))
  return {
    lines: [said(rest, [...before, ...left.map(({ text }) => text)], quoted.length > 0 ? quoted : undefined)],
    plain: true,
  }
}

/** `explain CASE-12`, `explain acme resolve severity 1`; of nothing, or "this", what the thread is about. */
export function readLabelOrFigure(rest: Rest, usual: LabelKind): ReadRest {
  const takes = { of: 'labels', usual } as const
  const isBare = saysNothing(rest.pieces.filter((one) => !isThis(one)))
  return isBare || namesLabel(rest, takes) ? readLabelled(rest, takes) : readFigure(rest)
}
