import {
  beginWalk,
  type Broken,
  type Walk,
  walkOn,
  whyContentGone,
  whyTooShort,
} from '../../domain/timeline/check-record.ts'
import type { Chain } from '../../domain/timeline/fact.ts'
import type { SaidHead } from '../../domain/timeline/head.ts'
import type { Digest, RecordLine } from '../../domain/timeline/record-line.ts'
import type { Tx } from '../../ports/store/store.ts'

const PAGE = 1_000

/**
 * Walk a partner's chain in the database from its beginning to its end, or to the first link that is broken. Of the content of a fact nothing
 * is ever erased there, so that one without it is broken, too. `met` is called with each sound fact.
 */
export async function walkChain(
  view: Tx,
  { partnerId, chain }: { partnerId: string; chain: Chain },
  digest: Digest,
  { noted, met }: { noted?: SaidHead | undefined; met?: (line: RecordLine) => void } = {},
): Promise<Walk | Broken> {
  let walk = beginWalk(partnerId, chain, digest)
  for (;;) {
    const lines = await view.facts.lines(partnerId, chain, walk.head.seq, PAGE)
    for (const line of lines) {
      const next = walkOn(walk, line, digest, noted)
      if ('broken' in next) return next
      const gone = whyContentGone(line)
      if (gone !== undefined) return { broken: gone }
      met?.(line)
      walk = next
    }
    if (lines.length < PAGE) break
  }
  const tooShort = whyTooShort(walk, noted)
  return tooShort === undefined ? walk : { broken: tooShort }
}
