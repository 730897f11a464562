import { confirmCase } from '../actions/case-confirm.ts'
import { confirmMaintenance } from '../actions/maintenance-answer.ts'
import { confirmPartnerHere } from '../actions/partner-confirm.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel, isLabelOf } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const confirmVerb: Verb = {
  verb: 'confirm',
  takes: { of: 'label or partner', usual: 'CASE', several: true },
  usage: 'confirm CASE-12 | MAINT-2 | acme',
  summary:
    'agree that a case is solved or merged, or to maintenance, or take on a partner that somebody else registered',
  example: 'confirm CASE-12',
  inThread: 'alone',
  needs: ['case.confirm', 'maintenance.answer', 'partner.confirm'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    if (isLabelOf('maintenance', request.subject)) return dispatch(confirmMaintenance, scene, request)
    return isLabel(request.subject)
      ? dispatch(confirmCase, scene, request)
      : dispatch(confirmPartnerHere, scene, request)
  },
}
