import { escalateNow } from '../actions/escalation-now.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const nextVerb: Verb = {
  verb: 'next',
  takes: { of: 'labels', usual: 'ESC', several: true },
  usage: 'next ESC-3 [--side theirs]',
  summary: 'take an escalation to its next step on your side now; on the side that owes, whoever is owed may',
  example: 'next ESC-3 --side theirs',
  flags: ['side'],
  inThread: 'alone',
  takesEscalations: 'alone',
  needs: ['escalation.escalate-now'],
  run: (scene, typed) => dispatch(escalateNow, scene, aboutLabel(typed)),
}
