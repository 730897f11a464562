import { showPartnerTimeline } from '../actions/partner-timeline.ts'
import { showTimeline } from '../actions/timeline-show.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const timelineVerb: Verb = {
  verb: 'timeline',
  also: ['history'],
  takes: { of: 'label or partner', usual: 'CASE' },
  shows: true,
  usage: 'timeline [acme | CASE-12 | ESC-3 | CHECK-2 | MAINT-2 | ACT-3]',
  summary:
    'who did what when: on a case, an escalation, a health check, maintenance or a corrective action, or who changed what about a partner',
  example: 'timeline CASE-12',
  inThread: 'alone',
  takesEscalations: true,
  needs: ['timeline.view', 'partner.audit'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    return isLabel(request.subject)
      ? dispatch(showTimeline, scene, request)
      : dispatch(showPartnerTimeline, scene, request)
  },
}
