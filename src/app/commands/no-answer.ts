import { endWait } from '../actions/case-end-wait.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const noAnswerVerb: Verb = {
  verb: 'no-answer',
  takes: { of: 'labels', usual: 'CASE', several: true },
  usage: 'no-answer CASE-12',
  summary: 'say that a question needs no answer: take yours back, or say that nothing is needed from you',
  example: 'no-answer CASE-12',
  inThread: 'alone',
  needs: ['case.withdraw'],
  run: (scene, typed) => dispatch(endWait, scene, aboutLabel(typed)),
}
