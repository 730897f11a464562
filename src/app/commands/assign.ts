import { assignCase } from '../actions/case-assign.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel, mentioned } from './request.ts'
import type { Verb } from './verb.ts'

export const assignVerb: Verb = {
  verb: 'assign',
  also: ['owner'],
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'person' },
  usage: 'assign CASE-12 @name',
  summary: 'make somebody the owner of a case',
  example: 'assign CASE-12 @Ravi',
  inThread: 'before words',
  needs: ['case.assign'],
  run: (scene, typed) => dispatch(assignCase, scene, { ...aboutLabel(typed), values: mentioned(typed) }),
}
