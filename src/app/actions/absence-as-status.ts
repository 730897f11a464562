import type { Person } from '../../domain/partners/partner.ts'
import { saysAlready } from '../../domain/rotations/asks-away.ts'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import type { UseCase } from '../dispatch.ts'
import { done, refused } from '../outcome.ts'
import { settleAsked } from '../rotations/ask-away.ts'
import { beAway } from './absence-set.ts'
import { setDigest } from './digest-set.ts'

const GONE = 'That question is no more: `away until friday --delegate @name` says that you are away.'

/** They are away until their status ends. */
export const awayAsStatus: UseCase<Person> = {
  name: 'absence.as-status',
  needs: 'absence.set',
  find: setDigest.find,
  async run(scene, person, { values }) {
    const until = untilIn(values, scene.now)
    if (until === undefined) return refused(GONE)
    await settleAsked(scene, person, until, 'away')
    if (saysAlready(await scene.tx.absences.notOver(scene.now), person.id, scene.now, until))
      return done('You have said already when you are away: `away` tells it.', [])
    return beAway(scene, person, { from: scene.now, to: until })
  },
}

/** They are there, whatever their status says. */
export const notAwayAsStatus: UseCase<Person> = {
  name: 'absence.not-away',
  needs: 'absence.set',
  find: setDigest.find,
  async run(scene, person, { values }) {
    const until = untilIn(values, scene.now)
    if (until === undefined) return refused(GONE)
    await settleAsked(scene, person, until, 'here')
    return done('Nothing changes: you are called as ever.', [])
  },
}

/** A moment that is still to come, within a year. */
function untilIn(values: Record<string, string>, now: Instant): Instant | undefined {
  const until = Number(values['until'])
  return Number.isSafeInteger(until) && until > now && until - now <= 366 * DAY ? until : undefined
}
