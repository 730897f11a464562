import { assignAction } from '../actions/action-assign.ts'
import { assignCase } from '../actions/case-assign.ts'
import { assignEscalation } from '../actions/escalation-assign.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { isLabelOf } from '../find/find-subject.ts'
import { aboutLabel, mentioned } from './request.ts'
import type { Verb } from './verb.ts'

export const assignVerb: Verb = {
  verb: 'assign',
  also: ['owner'],
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'person' },
  usage: 'assign CASE-12 | ESC-3 | ACT-3 @name [--until 16:00]',
  summary:
    'make somebody the owner of a case or a corrective action, or give an escalation to somebody of your side, saying when they are asked how it stands',
  flags: ['until'],
  longFlags: ['until'],
  takesEscalations: true,
  example: 'assign CASE-12 @Ravi',
  inThread: 'before words',
  needs: ['case.assign', 'escalation.acknowledge', 'action.act'],
  async run(scene, typed) {
    const { until } = typed.flags
    const request = { ...aboutLabel(typed), values: { ...mentioned(typed), ...(until !== undefined && { until }) } }
    if (isLabelOf('escalation', request.subject)) return dispatch(assignEscalation, scene, request)
    if (until !== undefined)
      return refused(
        '`--until` is said of an escalation: `assign ESC-3 @name --until 16:00`. A case is theirs until it is solved.',
      )
    return isLabelOf('action', request.subject)
      ? dispatch(assignAction, scene, request)
      : dispatch(assignCase, scene, request)
  },
}
