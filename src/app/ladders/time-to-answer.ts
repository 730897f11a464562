import type { ToAnswer } from '../../domain/escalations/ladder-event.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import { holderOn, nextOf } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import { workingHoursOf } from '../digests/digest-hours-of.ts'
import type { Means } from '../scene.ts'
import { holdOn } from '../show/hold-back.ts'
import { askedOf } from './ask-holder.ts'
import { mannerOfCalls } from './show-ladder.ts'

/** From when on whoever has it on a side, or has put it off, may read what is asked now, and their hours from then on; undefined where nothing is, `nobody` where nobody is asked at this hour. */
export async function timeToAnswer(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  side: Side,
): Promise<ToAnswer | 'nobody' | undefined> {
  const stands = ladder.sides[side]
  const holder = holderOn(stands)
  const next = nextOf(stands)
  if (!holder || next === undefined || next > means.now) return undefined
  const openings: number[] = []
  const asked = await askedOf(means, partner, ladder, holder)
  if (asked === 'nobody') return asked
  for (const to of asked.at) openings.push((await holdOn(means, to, mannerOfCalls([ladder])))?.until ?? means.now)
  const person = await means.tx.people.get(asked.personId)
  const own = person && (await workingHoursOf(means.tx, person))
  return {
    from: openings.length > 0 ? Math.min(...openings) : means.now,
    hours: own ? { ...hoursOfSides(partner)[side], zone: own.zone } : ladder.calendar,
  }
}
