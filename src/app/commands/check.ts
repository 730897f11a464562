import { audienceNamed, CHECK_IN_AUDIENCES, type CheckInAudience } from '../../domain/checkins/audience.ts'
import { answerCheckIn } from '../actions/check-in-answer.ts'
import { showCheckFlags } from '../actions/check-flags.ts'
import { showCheckSchedule } from '../actions/check-schedule.ts'
import { showCheckResults } from '../actions/check-results.ts'
import { skipCheckIn } from '../actions/check-skip.ts'
import { openCheckInNow } from '../actions/check-in-open.ts'
import { showCheckStanding } from '../actions/check-standing.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { partnersCalled } from '../find/partners-called.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { aboutLabel, aboutPartnerOr } from './request.ts'
import type { Typed, Verb } from './verb.ts'

type Part = (scene: Scene, about: Request) => Promise<Outcome>

/** What may be said beside the partner, and what it does. */
const ACTS: Record<string, Part> = {
  now: (scene, about) => dispatch(openCheckInNow, scene, about),
  skip: (scene, about) => dispatch(skipCheckIn, scene, about),
}
const TELLS: Record<string, Part> = {
  results: (scene, about) => dispatch(showCheckResults, scene, about),
  flags: (scene, about) => dispatch(showCheckFlags, scene, about),
  schedule: (scene, about) => dispatch(showCheckSchedule, scene, about),
}
const PARTS: Record<string, Part> = { ...ACTS, ...TELLS }

export const checkVerb: Verb = {
  verb: 'check',
  also: ['checkin', 'check-in'],
  takes: {
    of: 'label or part',
    usual: 'CHECK',
    acts: Object.keys(ACTS),
    tells: Object.keys(TELLS),
    worded: ['skip'],
    kinds: CHECK_IN_AUDIENCES,
  },
  flags: ['trend', 'as'],
  usage:
    'check (CHECK-2 | [acme] [now] [strategic] | [acme] results [--trend] [--as csv] | [acme] flags | [acme] schedule | [acme] skip "reason")',
  summary:
    'how the health checks with a partner stand; `now` opens one, `results` shows what came of the last, with --trend of all, `flags` how each red flag stands, `schedule` when the next open, `skip` leaves the next one out, once, `skip off` takes that back; beside each, `strategic` or so says whose; the name of one answers it',
  example: 'check acme',
  needs: ['check-in.view-results', 'check-in.open', 'check-in.answer'],
  async run(scene, typed) {
    if (isLabel(typed.words[0])) return dispatch(answerCheckIn, scene, { ...aboutLabel(typed), values: {} })
    const { audience, rest } = await audienceApart(scene, typed)
    const { values, ...about } = await aboutPartnerOr(scene, rest, { own: Object.keys(PARTS) })
    const { text = '', ...flags } = values
    const [said = '', ...others] = text.split(/\s+/u)
    const [word, words] = [said.toLowerCase(), others.join(' ')]
    const isTold = Object.keys(flags).length > 0
    if (isTold && word !== '' && word !== 'results')
      return refused('`--trend` and `--as` say how results are shown: say `check results` with them.')
    const part = isTold ? TELLS['results'] : Object.hasOwn(PARTS, word) ? PARTS[word] : undefined
    const skips =
      word !== 'skip' || words === '' ? {} : words.toLowerCase() === 'off' ? { off: 'yes' } : { reason: words }
    const request = { ...about, values: { ...flags, ...(audience && { audience }), ...skips } }
    return part ? part(scene, request) : dispatch(showCheckStanding, scene, request)
  },
}

/** The audience that is said beside the partner and what is meant about it; a partner that is called so is meant first. */
async function audienceApart(scene: Scene, typed: Typed): Promise<{ audience?: CheckInAudience; rest: Typed }> {
  const { words, quoted = [] } = typed
  const at = words.findIndex((word, index) => index < 3 && !quoted.includes(index) && audienceNamed(word))
  const audience = audienceNamed(words[at])
  if (!audience || (at === 0 && (await partnersCalled(scene, words[0]!)).length > 0)) return { rest: typed }
  const rest = { ...typed, words: words.toSpliced(at, 1) }
  return {
    audience,
    rest: quoted.length === 0 ? rest : { ...rest, quoted: quoted.map((one) => one - Number(one > at)) },
  }
}
