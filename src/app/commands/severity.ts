import { setCaseSeverity } from '../actions/case-severity.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const severityVerb: Verb = {
  verb: 'severity',
  also: ['sev'],
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'severity' },
  usage: 'severity CASE-12 1-4',
  summary: 'change how severe a case is; its clocks follow',
  example: 'severity CASE-12 2',
  inThread: 'before words',
  needs: ['case.set-severity', 'case.raise-to-severity-1'],
  run: (scene, typed) => dispatch(setCaseSeverity, scene, aboutLabel(typed, 'severity')),
}
