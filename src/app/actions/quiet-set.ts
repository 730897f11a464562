import { openingBeside } from '../../domain/digests/day-budget.ts'
import { type DigestHours, nextDigest } from '../../domain/digests/digest-hours.ts'
import { type Quiet, quietTimes } from '../../domain/digests/quiet-hours.ts'
import { quietSaid } from '../../domain/digests/quiet-said.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { digestedOf } from '../digests/digest-hours-of.ts'
import type { UseCase } from '../dispatch.ts'
import { moveZone } from '../notices/ask-again.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { setDigest } from './digest-set.ts'

/** When whoever asks wants to be told nothing that can wait; without a word, how it is. */
export const setQuiet: UseCase<Person> = {
  name: 'quiet.set',
  needs: 'digest.set',
  find: setDigest.find,
  async run(scene, person, { values: { at: said } }) {
    if (said === undefined) return sayHowItIs(scene, person)
    const quiet = said === 'off' ? undefined : quietSaid(said)
    if (quiet === undefined && said !== 'off')
      return refused(
        'Say from when until when, as `quiet 19:00-08:00` does, `quiet 19:00-08:00 weekends`, or `quiet off`.',
      )
    if (quiet === person.quiet) return sayHowItIs(scene, person)
    const { quiet: _, ...rest } = person
    const after: Person = { ...rest, ...(quiet !== undefined && { quiet }) }
    if (quiet !== undefined && (await leavesNothing(scene, after, quiet)))
      return refused(
        `That leaves none of the hours in which you work with your partners, so nothing that can wait would ever be told to you. Leave some of them, or say \`digest off\` and \`mute CASE-3\` for what you do not want to hear.`,
      )
    await scene.tx.people.save(after)
    // What waits for their hours may be told now, or not yet.
    await moveZone(scene, after)
    const { say } = await sayHowItIs(scene, after)
    return done(say, [{ kind: 'person', what: 'QuietSet', personId: person.id }])
  },
}

async function leavesNothing(scene: Scene, person: Person, quiet: Quiet): Promise<boolean> {
  const digested = await digestedOf(scene, person)
  return digested !== undefined && openingBeside(digested.hours, quiet, scene.now) === undefined
}

async function sayHowItIs(scene: Scene, person: Person): Promise<Outcome & { kind: 'done' }> {
  const { quiet } = person
  if (quiet === undefined)
    return {
      kind: 'done',
      say: 'What can wait is told to you in your working hours. `quiet 19:00-08:00` keeps hours of these to yourself, by your own clock.',
      did: [],
    }
  const digested = await digestedOf(scene, person)
  const list = digested && listMoved(digested.hours, scene.now)
  return {
    kind: 'done',
    say: `${quietTimes(quiet)} by your own clock you are told nothing that can wait: it comes when that is over and you work, if it is still so. Pages call you as before, and what you do yourself is answered at once.${list ? ` Your list of what needs you comes at ${list} then.` : ''} \`quiet off\` ends it.`,
    did: [],
  }
}

/** When the list comes instead, as `HH:MM`; undefined where it comes as ever, or never. */
function listMoved(hours: DigestHours, now: number): string | undefined {
  const { quiet: _, ...without } = hours
  const [next, usual] = [nextDigest(hours, now), nextDigest(without, now)]
  if (next === undefined || usual === undefined) return undefined
  const [is, was] = [next, usual].map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(hours.zone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' }),
  )
  return is === was ? undefined : is
}
