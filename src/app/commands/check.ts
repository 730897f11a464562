import { answerCheckIn } from '../actions/check-in-answer.ts'
import { showCheckFlags } from '../actions/check-flags.ts'
import { showCheckSchedule } from '../actions/check-schedule.ts'
import { showCheckResults } from '../actions/check-results.ts'
import { skipCheckIn } from '../actions/check-skip.ts'
import { openCheckInNow } from '../actions/check-in-open.ts'
import { showCheckStanding } from '../actions/check-standing.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { aboutLabel, aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

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
  takes: { of: 'label or part', usual: 'CHECK', acts: Object.keys(ACTS), tells: Object.keys(TELLS), worded: ['skip'] },
  flags: ['trend', 'as'],
  usage:
    'check (CHECK-2 | [acme] [now] | [acme] results [--trend] [--as csv] | [acme] flags | [acme] schedule | [acme] skip "reason" | [acme] skip off)',
  summary:
    'how the health checks with a partner stand; `now` opens one, `results` shows what came of the last or with --trend of all, also --as csv or json, `flags` says how each red flag stands and why, `schedule` when the next open, `skip` leaves the next one out, once, and `off` takes that back, and the name of one answers it',
  example: 'check acme',
  needs: ['check-in.view-results', 'check-in.open', 'check-in.answer'],
  async run(scene, typed) {
    if (isLabel(typed.words[0])) return dispatch(answerCheckIn, scene, { ...aboutLabel(typed), values: {} })
    const { values, ...about } = await aboutPartnerOr(scene, typed, { own: Object.keys(PARTS) })
    const { text = '', ...flags } = values
    const [said = '', ...rest] = text.split(/\s+/u)
    const [word, words] = [said.toLowerCase(), rest.join(' ')]
    const isTold = Object.keys(flags).length > 0
    if (isTold && word !== '' && word !== 'results')
      return refused('`--trend` and `--as` say how results are shown: say `check results` with them.')
    const part = isTold ? TELLS['results'] : Object.hasOwn(PARTS, word) ? PARTS[word] : undefined
    const skips =
      word !== 'skip' || words === '' ? {} : words.toLowerCase() === 'off' ? { off: 'yes' } : { reason: words }
    const request = { ...about, values: { ...flags, ...skips } }
    return part ? part(scene, request) : dispatch(showCheckStanding, scene, request)
  },
}
