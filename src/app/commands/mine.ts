import { listNeeds } from '../actions/needs-list.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const mineVerb: Verb = {
  verb: 'mine',
  also: ['needs', 'todo'],
  takes: { of: 'nothing' },
  shows: true,
  usage: 'mine',
  summary: 'what needs you now, worst first; also what you get when you say nothing',
  example: 'mine',
  needs: ['case.view'],
  run: (scene) => dispatch(listNeeds, scene, { values: {} }),
}
