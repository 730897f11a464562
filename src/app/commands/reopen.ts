import { reopenCase } from '../actions/case-reopen.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const reopenVerb: Verb = {
  verb: 'reopen',
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'words' },
  usage: 'reopen CASE-12 "reason"',
  summary: 'open a resolved case again',
  example: 'reopen CASE-12 "It is back"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['case.reopen'],
  run: (scene, typed) => dispatch(reopenCase, scene, aboutLabel(typed)),
}
