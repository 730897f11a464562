import { waiveMissed } from '../actions/case-waive.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const waiveVerb: Verb = {
  verb: 'waive',
  takes: { of: 'labels', usual: 'CASE', then: 'words' },
  usage: 'waive CASE-12 "reason"',
  summary: 'let what the other side has missed on a case pass, for good',
  example: 'waive CASE-12 "Our gateway was down, so theirs could not be reached"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['sla.waive'],
  run: (scene, typed) => dispatch(waiveMissed, scene, aboutLabel(typed)),
}
