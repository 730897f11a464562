import type { Asking } from '../asking.ts'

/** What both sides may see, and what our own people see besides. */
export type Told<Shared, Ours> = ({ audience: 'shared' } & Shared) | ({ audience: 'internal' } & Shared & Ours)

/** What of it an audience is told: the rest is not there at all. */
export function toldTo<Shared extends object, Ours extends object>(
  audience: Asking['audience'],
  { shared, ours }: { shared: Shared; ours: Ours },
): Told<Shared, Ours> {
  return audience === 'internal' ? { audience, ...shared, ...ours } : { audience, ...shared }
}
