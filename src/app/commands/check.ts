import { answerCheckIn } from '../actions/check-in-answer.ts'
import { openCheckInNow } from '../actions/check-in-open.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { aboutLabel, aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const checkVerb: Verb = {
  verb: 'check',
  also: ['health', 'checkin', 'check-in'],
  takes: { of: 'label or partner', usual: 'CHECK' },
  usage: 'check acme | CHECK-2',
  summary: 'open a health check now, or answer one',
  example: 'check acme',
  needs: ['check-in.open', 'check-in.answer'],
  async run(scene, typed) {
    const request = aboutLabel(typed)
    if (isLabel(request.subject)) return dispatch(answerCheckIn, scene, { ...request, values: {} })
    return dispatch(openCheckInNow, scene, aboutPartner(typed))
  },
}
