import { undoAction } from '../actions/action-end.ts'
import { undoCase } from '../actions/case-undo.ts'
import { dispatch } from '../dispatch.ts'
import { isLabelOf } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const undoVerb: Verb = {
  verb: 'undo',
  takes: { of: 'labels', usual: 'CASE', several: true },
  usage: 'undo CASE-12 | ACT-3',
  summary:
    'take back that a case was withdrawn or merged, what you said of it for its figures, or that a corrective action is over; or decline a merge',
  example: 'undo CASE-12',
  inThread: 'alone',
  needs: ['case.withdraw', 'case.merge', 'action.act'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    return isLabelOf('action', request.subject)
      ? dispatch(undoAction, scene, request)
      : dispatch(undoCase, scene, request)
  },
}
