import type { Named } from '../../ports/inbound.ts'
import type { Scene } from '../scene.ts'
import type { Typed } from './verb.ts'

/** People's own words call whoever they mention by name: what a platform writes for a mention says nothing to anybody. */
export function mentionsByName(scene: Scene, typed: Typed): Typed {
  const name = (text: string): string =>
    typed.mentions.reduce((said, one) => said.replaceAll(`@{${one.userId}}`, `@${nameOf(scene, one)}`), text)
  return {
    ...typed,
    words: typed.words.map(name),
    ...(typed.below !== undefined && { below: name(typed.below) }),
  }
}

function nameOf({ here, lookUps }: Scene, mentioned: Named): string {
  const found = here && lookUps.person(here.speaker.platform, mentioned, here.place)
  const known = typeof found === 'object' && 'profile' in found ? found.profile.name : mentioned.name
  return known === '' ? 'somebody' : known
}
