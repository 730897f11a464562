import { askAboutCase } from '../actions/case-ask.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const askVerb: Verb = {
  verb: 'ask',
  also: ['question', 'waiting', 'wait'],
  takes: { of: 'labels', usual: 'CASE', then: 'words', are: 'a question' },
  usage: 'ask CASE-12 "question"',
  summary: 'ask the other side; the case waits on them',
  example: 'ask CASE-12 "Which region is affected?"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['case.reply'],
  run: (scene, typed) => dispatch(askAboutCase, scene, aboutLabel(typed)),
}
