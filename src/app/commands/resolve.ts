import { finishAction } from '../actions/action-end.ts'
import { solvedEarlier } from '../actions/case-solved-earlier.ts'
import { resolveCase } from '../actions/case-resolve.ts'
import { resolveEscalation } from '../actions/escalation-resolve.ts'
import { dispatch } from '../dispatch.ts'
import { isLabelOf } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const resolveVerb: Verb = {
  verb: 'resolve',
  also: ['close', 'done'],
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'words' },
  usage: 'resolve CASE-12 | ESC-3 | ACT-3 "how" [--since …]',
  summary:
    'resolve a case or an escalation, or say that a corrective action is done, saying how; of a case that you have resolved, --since when it was so',
  flags: ['since'],
  longFlags: ['since'],
  example: 'resolve CASE-12 "Restarted the gateway"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  takesEscalations: true,
  needs: ['case.resolve', 'escalation.resolve', 'action.act'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    if (request.values['since'] !== undefined) return dispatch(solvedEarlier, scene, request)
    if (isLabelOf('action', request.subject)) return dispatch(finishAction, scene, request)
    return /^esc/iu.test(request.subject ?? '')
      ? dispatch(resolveEscalation, scene, request)
      : dispatch(resolveCase, scene, request)
  },
}
