import { acknowledgeCase } from '../actions/case-acknowledge.ts'
import { acknowledgeEscalation } from '../actions/escalation-acknowledge.ts'
import { answerDrill } from '../actions/drill.ts'
import { dispatch } from '../dispatch.ts'
import { isDrillLabel } from '../find/find-drill.ts'
import { refused } from '../outcome.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const ackVerb: Verb = {
  verb: 'ack',
  also: ['acknowledge', 'take'],
  takes: { of: 'labels', usual: 'CASE', several: true },
  usage: 'ack (CASE-12 | ESC-3 [--until 16:00] | DRILL-2)',
  summary:
    'acknowledge a case or an escalation, and own it; of an escalation, saying until when you will be back; of a drill, that it reached you',
  example: 'ack CASE-12',
  inThread: 'alone',
  takesEscalations: true,
  takesDrills: true,
  flags: ['until'],
  longFlags: ['until'],
  needs: ['case.acknowledge', 'escalation.acknowledge', 'drill.answer'],
  async run(scene, typed) {
    const request = aboutLabel(typed)
    if (/^esc/iu.test(request.subject ?? '')) return dispatch(acknowledgeEscalation, scene, request)
    if (typed.flags['until'] !== undefined)
      return refused(
        '`--until` is said of an escalation: `ack ESC-3 --until 16:00`. A case is yours until it is solved.',
      )
    return isDrillLabel(request.subject)
      ? dispatch(answerDrill, scene, request)
      : dispatch(acknowledgeCase, scene, request)
  },
}
