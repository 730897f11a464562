import type { DimensionScore, Scores } from './scores.ts'

/** The dimension that the two sides see most differently. */
export function widestGap({ dimensions }: Pick<Scores, 'dimensions'>): DimensionScore | undefined {
  return dimensions
    .filter(({ gap = 0 }) => gap !== 0)
    .toSorted((a, b) => Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0))[0]
}
