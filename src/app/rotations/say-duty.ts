import type { Rotation } from '../../domain/rotations/rotation.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import { DAY } from '../../domain/time/instant.ts'
import { sayInstant, sayStretch } from '../../domain/time/say-time.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { dutyAt, type Gap, gapsIn } from './duty.ts'

const NOBODY = {
  'not begun': 'it has not begun',
  silent: 'these are not its hours',
  'empty slot': 'the slot is empty',
  away: 'who would be is away, with nobody in their place',
} as const

/** How far ahead gaps are named, and how many. */
const AHEAD = 28 * DAY
const NAMED = 3

/** What is looked at, and on whose clock it is said. */
type Seeing = Pick<Means, 'tx' | 'now'> & { actor: { zone: string } }

/** "On duty now: Anna, until …. Next: Tom, from ….", and when nobody is. */
export async function sayDuty(scene: Seeing, rotation: Rotation): Promise<string> {
  const { now, next } = await dutyAt(scene.tx, rotation, scene.now)
  const names = await namesOf(scene, rotation.partnerId)
  const { zone } = scene.actor
  const ahead = await gapsIn(scene.tx, rotation, { from: scene.now, to: scene.now + AHEAD })
  const then = next
    ? ` Next: ${names(next.person)}, from ${sayInstant(next.at, zone)}.`
    : ' Nobody else takes over within a year.'
  if (now.person !== undefined)
    return `On duty now: ${names(now.person)}${next ? '' : ' alone'}, until ${sayInstant(now.until, zone)}.${then}${sayGaps(ahead, zone)}`
  return `Nobody is on duty now: ${now.because.by === 'nobody' ? NOBODY[now.because.why] : ''}.${then}${sayGaps(ahead, zone)}`
}

/** " Nobody is on Mon … until … (the slot is empty)." Nothing where there is no gap. */
function sayGaps(gaps: Gap[], zone: string): string {
  if (gaps.length === 0) return ''
  const named = gaps.slice(0, NAMED).map((gap) => `${sayStretch(gap, zone)} (${NOBODY[gap.why]})`)
  const more = gaps.length > NAMED ? `, and ${gaps.length - NAMED} times more within four weeks` : ''
  return ` Nobody is on ${named.join('; ')}${more}.`
}

/** What people of a partnership are called. */
export async function namesOf({ tx }: Pick<Means, 'tx'>, partnerId: string): Promise<(personId: string) => string> {
  const names = new Map((await loadRoster(tx, partnerId)).map(({ person }) => [person.id, person.name]))
  return (personId) => names.get(personId) ?? SOMEBODY
}
