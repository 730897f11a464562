/** What a channel is for. `shared` is the only one that outsiders can read. */
export const PURPOSES = ['shared', 'internal', 'managers'] as const
export type Purpose = (typeof PURPOSES)[number]
