import type { Party } from '../../domain/partners/party.ts'
import { whyNotHandedTo } from '../people/can-act.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster, partyOf } from '../people/roster.ts'
import type { Scene } from '../scene.ts'

/** Whoever was mentioned or picked, if they can own an action of this partner: they are named for it, and can act. */
export async function ownerNamed(
  scene: Scene,
  partnerId: string,
  userId: string,
): Promise<Party | { refused: string }> {
  const entries = entriesOf(await loadRoster(scene.tx, partnerId), scene, userId)
  if ('refused' in entries) return entries
  const [entry] = entries
  if (!entry)
    return {
      refused: 'Only people named for this partner can own its actions. Name them first with `people … add @name`.',
    }
  return (await whyNotHandedTo(scene, entry.person, scene.here)) ?? partyOf(entry)
}
