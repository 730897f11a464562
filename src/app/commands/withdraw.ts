import { withdrawCase } from '../actions/case-withdraw.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const withdrawVerb: Verb = {
  verb: 'withdraw',
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'words' },
  usage: 'withdraw CASE-12 "reason"',
  summary: 'take back a case that your side should not have opened',
  example: 'withdraw CASE-12 "Opened by mistake"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['case.withdraw'],
  run: (scene, typed) => dispatch(withdrawCase, scene, aboutLabel(typed)),
}
