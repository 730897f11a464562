import { undoCase } from '../actions/case-undo.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const undoVerb: Verb = {
  verb: 'undo',
  takes: { of: 'labels', usual: 'CASE', several: true },
  usage: 'undo CASE-12',
  summary: 'take back that a case was withdrawn or merged, or decline a merge',
  example: 'undo CASE-12',
  inThread: 'alone',
  needs: ['case.withdraw', 'case.merge'],
  run: (scene, typed) => dispatch(undoCase, scene, aboutLabel(typed)),
}
