import type { Card } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import type { Answer } from '../../src/ports/inbound.ts'
import type { LineTold } from './recompute-ledger.ts'

/** What an answer explains: each heading with the sentences beneath it. */
export function toldLines(said: Card | Answer): LineTold[] {
  if (!('blocks' in said)) throw new Error(JSON.stringify(said))
  return said.blocks.flatMap((block, at) => {
    const before = said.blocks[at - 1]
    if (block.kind !== 'list' || before?.kind !== 'text') return []
    return [{ heading: plainText(before.text), lines: block.items.map((item) => plainText(item)) }]
  })
}
