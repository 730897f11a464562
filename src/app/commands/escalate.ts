import { startEscalation } from '../actions/escalation-start.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const escalateVerb: Verb = {
  verb: 'escalate',
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'words' },
  usage: 'escalate CASE-12 "reason"',
  summary: 'call the account managers of both sides, then up the ladder',
  example: 'escalate CASE-12 "No progress since Monday"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['escalation.start'],
  run: (scene, typed) => dispatch(startEscalation, scene, aboutLabel(typed)),
}
