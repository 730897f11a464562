import { listNeeds } from '../actions/needs-list.ts'
import { dispatch } from '../dispatch.ts'
import type { Words } from '../words.ts'
import type { Verb } from './verb.ts'

export const mineVerb: Verb = {
  verb: 'mine',
  also: ['needs', 'todo'],
  usage: 'mine',
  summary: 'what needs you now, worst first; also what you get when you say nothing',
  example: 'mine',
  everyday: true,
  needs: ['case.view'],
  run: (scene) => dispatch(listNeeds, scene, { values: {} }),
}

/** Nothing said, or the question itself. */
export function asksWhatNeeds({ verb, words, flags }: Words): boolean {
  if (Object.keys(flags).length > 0) return false
  return /^(?:|what needs me\??)$/iu.test([verb, ...words].join(' '))
}
