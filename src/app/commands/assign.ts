import { assignAction } from '../actions/action-assign.ts'
import { assignCase } from '../actions/case-assign.ts'
import { dispatch } from '../dispatch.ts'
import { isLabelOf } from '../find/find-subject.ts'
import { aboutLabel, mentioned } from './request.ts'
import type { Verb } from './verb.ts'

export const assignVerb: Verb = {
  verb: 'assign',
  also: ['owner'],
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'person' },
  usage: 'assign CASE-12 | ACT-3 @name',
  summary: 'make somebody the owner of a case or a corrective action',
  example: 'assign CASE-12 @Ravi',
  inThread: 'before words',
  needs: ['case.assign', 'action.act'],
  run(scene, typed) {
    const request = { ...aboutLabel(typed), values: mentioned(typed) }
    return isLabelOf('action', request.subject)
      ? dispatch(assignAction, scene, request)
      : dispatch(assignCase, scene, request)
  },
}
