import type { Scores } from '../domain/checkins/scores.ts'
import { widestGap } from '../domain/checkins/widest-gap.ts'
import type { Inline } from './card.ts'

/** The last run before it that had an index. */
export type IndexBefore = { label: string; rhi: number }

/** How the index moved since then, with an arrow for the eye: "↓ 7.8 down since CHECK-1". Nothing where either is missing. */
function movedSince(before: IndexBefore | undefined, rhi: number | undefined): string | undefined {
  const arrow = arrowSince(before, rhi)
  if (!before || arrow === undefined) return undefined
  if (arrow === SAME) return `${arrow} as in ${before.label}`
  return `${arrow} ${arrow.startsWith(UP) ? 'up' : 'down'} since ${before.label}`
}

const [UP, DOWN, SAME] = ['↑', '↓', '→']

/** The same for a list: "↓ 7.8", "→". */
export function arrowSince(before: IndexBefore | undefined, rhi: number | undefined): string | undefined {
  if (!before || rhi === undefined) return undefined
  const by = Math.round((rhi - before.rhi) * 10) / 10
  return by === 0 ? SAME : `${by > 0 ? UP : DOWN} ${Math.abs(by)}`
}

/** "61.3 of 100, amber, ↓ 7.8 down since CHECK-1"; where there is no index, so, and what the last one was. */
export function indexInWords({ rhi, band }: Pick<Scores, 'rhi' | 'band'>, before?: IndexBefore): string {
  if (rhi === undefined) return before ? `${band}; ${before.rhi} of 100 in ${before.label}` : band
  const moved = movedSince(before, rhi)
  return [`${rhi} of 100`, band, ...(moved === undefined ? [] : [moved])].join(', ')
}

/** "trust (Northwind 40, Acme Hosting 75, 35 apart)"; nothing where the sides see nothing differently. */
export function gapInWords(
  result: Scores,
  { ourName, partnerName }: { ourName: string; partnerName: string },
): string | undefined {
  const widest = widestGap(result)
  if (widest?.gap === undefined) return undefined
  const { dimension, internal, partner, gap } = widest
  return `${dimension} (${ourName} ${internal}, ${partnerName} ${partner}, ${Math.abs(gap)} apart)`
}

/** "R5 perception gap, R7 honeymoon fade"; nothing where none stands. */
export function flagsInWords({ flags }: Pick<Scores, 'flags'>): string | undefined {
  return flags.length === 0 ? undefined : flags.map(({ flag, name }) => `${flag} ${name}`).join(', ')
}

/** "Widest gap: …", where there is something behind it. */
export function labelled(label: string, text: string | undefined): Inline[][] {
  return text === undefined ? [] : [[{ bold: `${label}: ` }, text]]
}
