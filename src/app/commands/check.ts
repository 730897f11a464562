import { answerCheckIn } from '../actions/check-in-answer.ts'
import { openCheckInNow } from '../actions/check-in-open.ts'
import { showCheckStanding } from '../actions/check-standing.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import type { Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { aboutLabel, aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

type Part = (scene: Scene, about: Request) => Promise<Outcome>

/** What may be said beside the partner, and what it does. */
const ACTS: Record<string, Part> = {
  now: (scene, about) => dispatch(openCheckInNow, scene, about),
}
const TELLS: Record<string, Part> = {}
const PARTS: Record<string, Part> = { ...ACTS, ...TELLS }

export const checkVerb: Verb = {
  verb: 'check',
  also: ['checkin', 'check-in'],
  takes: { of: 'label or part', usual: 'CHECK', acts: Object.keys(ACTS), tells: Object.keys(TELLS) },
  usage: 'check (CHECK-2 | [acme] [now])',
  summary: 'how the health checks with a partner stand; `now` opens one, and the name of one answers it',
  example: 'check acme',
  needs: ['check-in.view-results', 'check-in.open', 'check-in.answer'],
  async run(scene, typed) {
    if (isLabel(typed.words[0])) return dispatch(answerCheckIn, scene, { ...aboutLabel(typed), values: {} })
    const { values, ...about } = await aboutPartnerOr(scene, typed, { own: Object.keys(PARTS) })
    const { text = '', ...flags } = values
    const [word = ''] = text.toLowerCase().split(/\s+/u)
    const part = Object.hasOwn(PARTS, word) ? PARTS[word] : undefined
    const request = { ...about, values: flags }
    return part ? part(scene, request) : dispatch(showCheckStanding, scene, request)
  },
}
