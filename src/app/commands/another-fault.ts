import { anotherFault } from '../actions/case-another-fault.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const anotherFaultVerb: Verb = {
  verb: 'another-fault',
  takes: { of: 'labels', usual: 'CASE' },
  usage: 'another-fault CASE-12',
  summary:
    'a case that your side owes was reopened for another fault: that becomes a case of its own, with its whole time',
  example: 'another-fault CASE-12',
  inThread: 'alone',
  needs: ['case.reply'],
  run: (scene, typed) => dispatch(anotherFault, scene, aboutLabel(typed)),
}
