import { calledByName } from '../called-by-name.ts'
import type { Scene } from '../scene.ts'
import type { Typed } from './verb.ts'

/** A typed line whose words call whoever they mention by name. */
export function mentionsByName(scene: Scene, typed: Typed): Typed {
  const { here } = scene
  const at = here && { platform: here.speaker.platform, place: here.place }
  const name = (text: string): string => calledByName(scene, at, typed.mentions, text)
  return {
    ...typed,
    words: typed.words.map(name),
    ...(typed.below !== undefined && { below: name(typed.below) }),
  }
}
