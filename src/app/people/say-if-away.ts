import type { Person } from '../../domain/partners/partner.ts'
import { awayAt, calledFor } from '../../domain/rotations/called-for.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { Scene } from '../scene.ts'

/** What whoever gives somebody something should know besides: that they are away, until when, and who stands in; with a blank before it, or nothing. */
export async function sayIfAway({ tx, now, actor }: Scene, { id, name }: Person): Promise<string> {
  const absences = await tx.absences.notOver(now)
  const away = awayAt(id, absences, now)
  if (!away) return ''
  const instead = calledFor(id, absences, now)
  const standsIn = instead === undefined ? undefined : (await tx.people.get(instead))?.name
  const who = standsIn === undefined ? 'nobody stands in' : `${standsIn} stands in`
  return ` ${name} is away until ${sayInstant(away.to, actor.zone)}; ${who}.`
}
