import type { Case } from '../../domain/cases/case.ts'
import { whyNotFollow } from '../../domain/cases/why-not-follow.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Scene } from '../scene.ts'
import { whyNot } from '../why-not.ts'
import { findCase } from './find-subject.ts'

/** The case that a new one with this partner is to follow, by its label; nothing where none is named. */
export async function findFollowed(
  scene: Scene,
  partner: Partner,
  label: string | undefined,
): Promise<{ follows?: Case } | { refused: string }> {
  if (label === undefined) return {}
  const found = await findCase(scene, { subject: label, values: {} })
  if ('refused' in found) return found
  return (await whyNot(scene, 'case.view', found)) ?? whyNotFollow(found.subject, partner) ?? { follows: found.subject }
}
