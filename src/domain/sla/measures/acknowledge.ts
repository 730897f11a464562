import type { MeasureRule } from './measure.ts'

/** From the opening to the obligor's first word, once for each case. Where nobody acknowledged, a resolution stops it. */
export const acknowledge: MeasureRule = {
  turns({ began, acknowledgedAt = Infinity, resolution }, { round }) {
    if (round > 1) return []
    const at = Math.min(acknowledgedAt, resolution?.at ?? Infinity)
    return [{ startedAt: began, ...(at < Infinity && { stop: { at, confirmed: true } }) }]
  },
  once: true,
  carriesOver: false,
  movedBackBy: 'acknowledgement',
  leads: ({ status, acknowledged }) => status === 'open' || (status === 'waiting' && !acknowledged),
  words: {
    ...{ title: 'Acknowledge', owed: 'an acknowledgement', came: 'acknowledgement', each: 'round', over: 'the case' },
    ...{ deed: 'acknowledge', next: 'acknowledge', choice: 'acknowledge' },
    done: 'The case is acknowledged.',
    time: (label) => `time to acknowledge ${label}`,
    past: ({ acknowledged }) => (acknowledged ? 'acknowledged' : 'resolved'),
  },
}
