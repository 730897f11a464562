import { beginWalk, type Broken, type Walk, walkOn, whyTooShort } from '../../domain/timeline/check-record.ts'
import type { Chain } from '../../domain/timeline/fact.ts'
import type { SaidHead } from '../../domain/timeline/head.ts'
import type { Digest } from '../../domain/timeline/record-line.ts'
import type { Tx } from '../../ports/store/store.ts'

const PAGE = 1_000

/** Walk a partner's chain in the database from its beginning to its end, or to the first link that is broken. */
export async function walkChain(
  view: Tx,
  { partnerId, chain }: { partnerId: string; chain: Chain },
  digest: Digest,
  noted?: SaidHead,
): Promise<Walk | Broken> {
  let walk = beginWalk(partnerId, chain, digest)
  for (;;) {
    const lines = await view.facts.lines(partnerId, chain, walk.head.seq, PAGE)
    for (const line of lines) {
      const next = walkOn(walk, line, digest, noted)
      if ('broken' in next) return next
      walk = next
    }
    if (lines.length < PAGE) break
  }
  const tooShort = whyTooShort(walk, noted)
  return tooShort === undefined ? walk : { broken: tooShort }
}
