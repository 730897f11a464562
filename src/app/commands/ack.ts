import { acknowledgeCase } from '../actions/case-acknowledge.ts'
import { acknowledgeEscalation } from '../actions/escalation-acknowledge.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const ackVerb: Verb = {
  verb: 'ack',
  also: ['acknowledge', 'take'],
  takes: { of: 'labels', usual: 'CASE', several: true },
  usage: 'ack CASE-12 | ESC-3',
  summary: 'acknowledge a case or an escalation, and own it',
  example: 'ack CASE-12',
  inThread: 'alone',
  takesEscalations: true,
  needs: ['case.acknowledge', 'escalation.acknowledge'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    return /^esc/iu.test(request.subject ?? '')
      ? dispatch(acknowledgeEscalation, scene, request)
      : dispatch(acknowledgeCase, scene, request)
  },
}
