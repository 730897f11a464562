import type { Means } from '../scene.ts'
import { stretchesAway } from './stretches-away.ts'

/** Whether somebody is away now, by what they or their account manager said. */
export async function isAway(means: Pick<Means, 'tx' | 'now'>, personId: string): Promise<boolean> {
  return (await stretchesAway(means, personId)).some(({ from }) => from <= means.now)
}
