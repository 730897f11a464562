import type { Partner } from '../../domain/partners/partner.ts'
import { plainName } from '../../domain/rotations/plain-name.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** The rotations of the speaker's own side with a partner. */
export async function ownRotations(scene: Scene, partner: Partner): Promise<Rotation[]> {
  const { side } = speakerParty(scene)
  return (await scene.tx.rotations.of(partner.id)).filter((one) => one.side === side)
}

/** The one that is called so, in whatever case; without a name, the only one there is. */
export function rotationCalled(
  rotations: Rotation[],
  name: string | undefined,
  partner: Partner,
): Rotation | { refused: string } {
  const wanted = name === undefined ? rotations : rotations.filter((one) => sameName(one.name, name))
  const [only, ...others] = wanted
  if (only && others.length === 0) return only
  if (rotations.length === 0) return { refused: noneYet(partner) }
  const names = rotations.map((one) => `“${one.name}”`).join(', ')
  return { refused: `Say which rotation: ${names}.` }
}

/** What is said where a side has none. */
export function noneYet({ slug }: Partner): string {
  return `Your side has no rotation here yet: \`rotation ${slug} @name @name\` sets one.`
}

export function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other)
}
