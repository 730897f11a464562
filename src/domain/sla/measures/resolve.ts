import type { MeasureRule } from './measure.ts'

/** From the opening, or the reopening, to the resolution. One by the side that owes counts once the other side has confirmed it. */
export const resolve: MeasureRule = {
  repeats: true,
  starts: () => true,
  stops({ resolution }, obligor) {
    if (!resolution) return undefined
    return { at: resolution.at, confirmed: resolution.by !== obligor || resolution.confirmed !== undefined }
  },
  leads: ({ status, acknowledged }) => status === 'in-progress' || (status === 'waiting' && acknowledged),
  words: { title: 'Resolve', owed: 'a resolution', came: 'resolution', past: () => 'resolved' },
}
