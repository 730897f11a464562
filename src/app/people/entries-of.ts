import { picked } from '../look-ups/picked.ts'
import type { Scene } from '../scene.ts'
import type { Roster } from './roster.ts'

/**
 * The parts in a partnership of somebody who was mentioned or picked. Found by the id that was said, too: whoever is deactivated is no
 * longer shown by their platform, and must be removable all the same. Refused where only the platform could tell, and does not just now.
 */
export function entriesOf(roster: Roster, scene: Scene, userId: string): Roster | { refused: string } {
  const found = picked(scene, { userId })
  const platform = scene.here?.speaker.platform
  const known = 'refused' in found || found.standing === 'unknown' ? undefined : found
  const entries = roster.filter(({ accounts }) =>
    accounts.some((account) =>
      account.platform !== platform
        ? false
        : known === undefined
          ? account.userId === userId
          : account.userId === known.userId && account.tenantId === known.tenantId,
    ),
  )
  return entries.length === 0 && 'refused' in found ? found : entries
}
