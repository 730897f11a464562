import { showDrillReport } from '../actions/drill.ts'
import { showPartner } from '../actions/partner-show.ts'
import { showLabelled } from '../actions/subject-show.ts'
import { dispatch } from '../dispatch.ts'
import { isDrillLabel } from '../find/find-drill.ts'
import { isLabel } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const showVerb: Verb = {
  verb: 'show',
  also: ['status'],
  takes: { of: 'label or partner', usual: 'CASE' },
  shows: true,
  usage: 'show [acme | CASE-12 | ESC-3 | CHECK-2 | MAINT-2 | ACT-3 | DRILL-2]',
  summary:
    'how things stand with a partner, a case, an escalation, a health check, maintenance, a corrective action or a drill',
  example: 'show CASE-12',
  inThread: 'alone',
  takesEscalations: true,
  takesDrills: true,
  needs: [
    'partner.view',
    'case.view',
    'escalation.view',
    'check-in.view-results',
    'maintenance.view',
    'action.view',
    'drill.report',
  ],
  run(scene, typed) {
    const request = aboutLabel(typed)
    if (isDrillLabel(request.subject)) return dispatch(showDrillReport, scene, request)
    return isLabel(request.subject) ? dispatch(showLabelled, scene, request) : dispatch(showPartner, scene, request)
  },
}
