import { explainSla } from '../actions/sla-explain.ts'
import { showTargets } from '../actions/sla-targets.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const slaVerb: Verb = {
  verb: 'sla',
  takes: { of: 'label or partner', usual: 'CASE' },
  shows: true,
  usage: 'sla [acme]',
  summary: 'what was promised with a partner, by whom',
  example: 'sla acme',
  inThread: 'alone',
  needs: ['partner.view', 'sla.explain'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    return isLabel(request.subject) ? dispatch(explainSla, scene, request) : dispatch(showTargets, scene, request)
  },
}
