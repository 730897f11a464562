import type { MeasureRule } from './measure.ts'

/** From the opening to the obligor's first word, once for each case. Where nobody acknowledged, a resolution stops it. */
export const acknowledge: MeasureRule = {
  measure: 'acknowledge',
  repeats: false,
  starts: ({ acknowledgedAt }) => acknowledgedAt === undefined,
  stops({ acknowledgedAt = Infinity, resolution }) {
    const at = Math.min(acknowledgedAt, resolution?.at ?? Infinity)
    return at === Infinity ? undefined : { at, confirmed: true }
  },
  words: { title: 'Acknowledge', owed: 'an acknowledgement', came: 'acknowledgement', past: 'acknowledged' },
}
