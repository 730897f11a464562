import type { Person } from '../../domain/partners/partner.ts'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { without } from '../../domain/time/stretches.ts'
import type { UseCase } from '../dispatch.ts'
import { done, refused } from '../outcome.ts'
import { stretchesAway } from '../people/stretches-away.ts'
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
    await settleAsked(scene, person, until, { awayUntil: until })
    // What they have said for a part of it goes on as they said it, with whoever stands in then.
    const rest = without([{ from: scene.now, to: until }], await stretchesAway(scene, person.id))
    if (rest.length === 0) return done('You have said already when you are away: `away` tells it.', [])
    return beAway(scene, person, rest)
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
    const running = (await stretchesAway(scene, person.id)).find(({ from }) => from <= scene.now)
    await settleAsked(scene, person, until, running ? { awayUntil: running.to } : 'here')
    if (!running) return done('Nothing changes: you are called as ever.', [])
    const end = sayInstant(running.to, scene.actor.zone)
    return done(`Nothing changes: you have said that you are away until ${end}. \`away off\` ends it.`, [])
  },
}

/** A moment that is still to come, within a year. */
function untilIn(values: Record<string, string>, now: Instant): Instant | undefined {
  const until = Number(values['until'])
  return Number.isSafeInteger(until) && until > now && until - now <= 366 * DAY ? until : undefined
}
