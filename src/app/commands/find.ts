import { listCases } from '../actions/case-list.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const findVerb: Verb = {
  verb: 'find',
  also: ['search'],
  takes: { of: 'search' },
  shows: true,
  usage: 'find "words"',
  summary: 'cases, closed ones too, with these words in their label, title or description',
  example: 'find "orders api"',
  needs: ['case.view'],
  run: (scene, typed) => dispatch(listCases, scene, { values: { everywhere: 'yes', words: typed.words.join('\n') } }),
}
