import type { Band, Scores } from './scores.ts'

/** What wants somebody's eye before what is known to go well: a partnership of which too little is known stands between. */
const ORDER: (Band | undefined)[] = ['red', 'amber', 'insufficient data', undefined, 'green']

/** The worst first, as results of health checks go: by their band, then by their index. Without a result: before those in good health. */
export function bandOrder(a: Scores | undefined, b: Scores | undefined): number {
  const byBand = ORDER.indexOf(a?.band) - ORDER.indexOf(b?.band)
  return byBand || (a?.rhi ?? 0) - (b?.rhi ?? 0) || (b?.flags.length ?? 0) - (a?.flags.length ?? 0)
}
