import type { MeasureRule } from './measure.ts'

/** From the opening, or the reopening, to the resolution. One by the side that owes counts once the other side has confirmed it. */
export const resolve: MeasureRule = {
  turns({ began, resolution }, { obligor }) {
    if (!resolution) return [{ startedAt: began }]
    const confirmed = resolution.by !== obligor || resolution.confirmed !== undefined
    return [{ startedAt: began, stop: { at: resolution.at, confirmed } }]
  },
  carriesOver: true,
  leads: ({ status, acknowledged }) => status === 'in-progress' || (status === 'waiting' && acknowledged),
  words: {
    ...{ title: 'Resolve', owed: 'a resolution', came: 'resolution', each: 'round', over: 'the case' },
    ...{ deed: 'resolve', next: 'resolve', choice: 'resolve' },
    done: 'The case is resolved.',
    time: (label) => `time to resolve ${label}`,
    past: () => 'resolved',
  },
}
