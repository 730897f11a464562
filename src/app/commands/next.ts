import { escalateNow } from '../actions/escalation-now.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const nextVerb: Verb = {
  verb: 'next',
  takes: { of: 'labels', usual: 'ESC', several: true },
  usage: 'next ESC-3',
  summary: 'take an escalation to its next step now',
  example: 'next ESC-3',
  inThread: 'alone',
  takesEscalations: 'alone',
  needs: ['escalation.escalate-now'],
  run: (scene, typed) => dispatch(escalateNow, scene, aboutLabel(typed)),
}
