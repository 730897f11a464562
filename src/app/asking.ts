import type { Audience } from '../cards/card.ts'
import type { Asker } from '../domain/partners/actor.ts'
import type { Means, Scene } from './scene.ts'
import { audienceOfReply } from './show/audience.ts'

/** What a question is answered with: the store, whose company it is, who asks, and who can read what they are told. */
export type Asking = Pick<Means, 'tx' | 'now' | 'almanac' | 'company' | 'permissions' | 'platforms'> & {
  actor: Asker
  audience: Audience
}

/** Asked by whoever acts, and answered where they asked. */
export async function askingOf(scene: Scene): Promise<Asking> {
  return { ...scene, audience: await audienceOfReply(scene) }
}
