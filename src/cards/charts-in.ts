import type { CardBlock } from './card.ts'
import type { Chart } from './chart.ts'

/** The charts among these blocks, in order. */
export function chartsIn(blocks: readonly CardBlock[]): Chart[] {
  return blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
}
