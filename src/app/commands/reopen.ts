import { reopenCase } from '../actions/case-reopen.ts'
import { reopenEscalation } from '../actions/escalation-reopen.ts'
import { dispatch } from '../dispatch.ts'
import { isLabelOf } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const reopenVerb: Verb = {
  verb: 'reopen',
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'words' },
  usage: 'reopen CASE-12 | ESC-3 "reason"',
  summary: 'open a resolved case or escalation again',
  example: 'reopen CASE-12 "It is back"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  takesEscalations: true,
  needs: ['case.reopen', 'escalation.resolve'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    return isLabelOf('escalation', request.subject)
      ? dispatch(reopenEscalation, scene, request)
      : dispatch(reopenCase, scene, request)
  },
}
