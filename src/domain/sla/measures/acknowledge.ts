import type { MeasureRule } from './measure.ts'

/** From the opening to the obligor's first word, once for each case. Where nobody acknowledged, a resolution stops it. */
export const acknowledge: MeasureRule = {
  repeats: false,
  starts: ({ acknowledgedAt }) => acknowledgedAt === undefined,
  stops({ acknowledgedAt = Infinity, resolution }) {
    const at = Math.min(acknowledgedAt, resolution?.at ?? Infinity)
    return at === Infinity ? undefined : { at, confirmed: true }
  },
  leads: ({ status, acknowledged }) => status === 'open' || (status === 'waiting' && !acknowledged),
  words: {
    ...{ title: 'Acknowledge', owed: 'an acknowledgement', came: 'acknowledgement' },
    past: ({ acknowledged }) => (acknowledged ? 'acknowledged' : 'resolved'),
  },
}
