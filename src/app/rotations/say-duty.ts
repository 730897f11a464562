import type { Rotation } from '../../domain/rotations/rotation.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { loadRoster } from '../people/roster.ts'
import type { Scene } from '../scene.ts'
import { dutyAt } from './duty.ts'

const NOBODY = {
  'not begun': 'it has not begun',
  silent: 'these are not its hours',
  'empty slot': 'the slot is empty',
  away: 'who would be is away, with nobody in their place',
} as const

/** "On duty now: Anna, until …; then Tom." */
export async function sayDuty(scene: Scene, rotation: Rotation): Promise<string> {
  const { now, next } = await dutyAt(scene.tx, rotation, scene.now)
  const names = await namesOf(scene, rotation.partnerId)
  const { zone } = scene.actor
  const then = next
    ? ` Next: ${names(next.person)}, from ${sayInstant(next.at, zone)}.`
    : ' Nobody else takes over within a year.'
  if (now.person !== undefined)
    return `On duty now: ${names(now.person)}${next ? '' : ' alone'}, until ${sayInstant(now.until, zone)}.${then}`
  return `Nobody is on duty now: ${now.because.by === 'nobody' ? NOBODY[now.because.why] : ''}.${then}`
}

/** What people of a partnership are called. */
export async function namesOf({ tx }: Pick<Scene, 'tx'>, partnerId: string): Promise<(personId: string) => string> {
  const names = new Map((await loadRoster(tx, partnerId)).map(({ person }) => [person.id, person.name]))
  return (personId) => names.get(personId) ?? SOMEBODY
}
