import { explainSla } from '../actions/sla-explain.ts'
import { showTargets } from '../actions/sla-targets.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const slaVerb: Verb = {
  verb: 'sla',
  also: ['explain'],
  takes: { of: 'label or partner', usual: 'CASE' },
  shows: true,
  usage: 'sla [acme | explain CASE-12]',
  summary: 'what was promised with a partner; why the clocks of a case stand where they do, with the arithmetic',
  example: 'sla explain CASE-12',
  inThread: 'alone',
  needs: ['partner.view', 'sla.explain'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    return isLabel(request.subject) ? dispatch(explainSla, scene, request) : dispatch(showTargets, scene, request)
  },
}
