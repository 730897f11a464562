import { partyOf } from '../domain/partners/actor.ts'
import type { Party } from '../domain/partners/party.ts'
import type { Scene } from './scene.ts'

/** The speaker as states and facts name them. Strangers are refused before any use case runs. */
export function speakerParty(scene: Scene): Party {
  if (scene.actor.kind === 'stranger')
    throw new TypeError('a stranger reached a use case: dispatch must refuse them first')
  return partyOf(scene.actor)
}
