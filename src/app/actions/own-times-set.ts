import { type OwnTimes, ownTimesForm } from '../../cards/own-times-form.ts'
import { isDigestAt, OFF } from '../../domain/digests/digest-hours.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { timeOfDaySaid } from '../../domain/time/time-of-day-said.ts'
import type { Did } from '../did.ts'
import { timeFor } from '../digests/digest-hours-of.ts'
import type { UseCase } from '../dispatch.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { isToldOfWeeks, setDigest } from './digest-set.ts'
import { setPages } from './pages-set.ts'
import { setQuiet } from './quiet-set.ts'

/** The same as `digest`, `quiet` and `pages` say, in one form; what is left as it is stays so, and is not said. */
export const setOwnTimes: UseCase<Person> = {
  name: 'own-times.set',
  needs: 'digest.set',
  find: setDigest.find,
  async run(scene, person, request) {
    const times = timesOf(scene, person)
    const form = ownTimesForm(times)
    if (request.sent !== true) return { kind: 'form', form }
    const changes = changesIn(request.values, times)
    if ('errors' in changes) return { kind: 'errors', form, errors: changes.errors }
    const said: string[] = []
    const did: Did[] = []
    for (const { field, by, at } of changes.all) {
      const now = (await scene.tx.people.get(person.id)) ?? person
      const outcome = await by.run(scene, now, { values: { at } })
      // Quiet hours, which alone may be refused for what they come to, are first: nothing is done before.
      if (outcome.kind === 'refused') return { kind: 'errors', form, errors: { [field]: outcome.why } }
      if (outcome.kind !== 'done') continue
      if (!said.includes(outcome.say)) said.push(outcome.say)
      did.push(...outcome.did)
    }
    return done(said.length === 0 ? 'It is so already.' : said.join(' '), did)
  },
}

function timesOf(scene: Scene, person: Person): OwnTimes {
  const { zone, quiet, ours, weeklyOff = false, pagedAlways = false } = person
  return {
    ...{ zone, digest: timeFor(scene, person) },
    ...(isToldOfWeeks(scene) && { weekly: !weeklyOff }),
    ...(quiet !== undefined && { quiet }),
    ...(ours && { pagedAlways }),
  }
}

type OneOf = { run(scene: Scene, person: Person, request: Request): Promise<Outcome> }
type Change = { field: string; by: OneOf; at: string }

function changesIn(values: Request['values'], is: OwnTimes): { all: Change[] } | { errors: Record<string, string> } {
  const time = values['digest']?.trim().toLowerCase() ?? OFF
  const digest = timeOfDaySaid(time) ?? time
  if (!isDigestAt(digest)) return { errors: { digest: 'Enter a time of the day such as “08:30”, or “off”.' } }
  const quiet = values['quiet'] ?? OFF
  const { weekly, pages } = values
  const all: (Change | undefined)[] = [
    quiet === (is.quiet ?? OFF) ? undefined : { field: 'quiet', by: setQuiet, at: quiet },
    digest === is.digest ? undefined : { field: 'digest', by: setDigest, at: digest },
    weekly === undefined || is.weekly === undefined || (weekly === 'on') === is.weekly
      ? undefined
      : { field: 'weekly', by: setDigest, at: `weekly ${weekly}` },
    pages === undefined || is.pagedAlways === undefined || (pages === 'on') === is.pagedAlways
      ? undefined
      : { field: 'pages', by: setPages, at: pages },
  ]
  return { all: all.filter((one) => one !== undefined) }
}
