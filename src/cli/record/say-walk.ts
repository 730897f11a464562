import type { Broken, Walk } from '../../domain/timeline/check-record.ts'
import { sayHead } from '../../domain/timeline/head.ts'
import { fine, type Line, problem } from '../line.ts'

/** What came of verifying a record. `what`: "acme, shared record". */
export function sayWalk(what: string, walk: Walk | Broken): Line {
  if ('broken' in walk) return problem(`${what}: broken. ${walk.broken}`)
  const { head, erased } = walk
  if (head.seq === 0) return fine(`${what}: no facts yet.`)
  const facts = head.seq === 1 ? '1 fact' : `${head.seq} facts`
  const gone = erased === 0 ? '' : ` What people wrote in ${erased === 1 ? 'one' : erased} of them was erased.`
  return fine(`${what}: ${facts}, none changed.${gone} Head: ${sayHead(head)}`)
}
