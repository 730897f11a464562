import { noteOnEscalation } from '../actions/escalation-note.ts'
import { calmEscalation } from '../actions/escalation-calm.ts'
import { snoozeEscalation } from '../actions/escalation-snooze.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

// What is said of an escalation while it goes on.

export const snoozeVerb: Verb = {
  verb: 'snooze',
  takes: { of: 'labels', usual: 'ESC', several: true, then: 'words', are: 'a time' },
  usage: 'snooze ESC-3 until 16:00',
  summary: 'put an escalation off: your side is called no more until then, and then it climbs on',
  example: 'snooze ESC-3 until 16:00',
  inThread: 'before words',
  takesEscalations: 'alone',
  needs: ['escalation.acknowledge'],
  run: (scene, typed) => dispatch(snoozeEscalation, scene, aboutLabel(typed)),
}

export const noteVerb: Verb = {
  verb: 'note',
  takes: { of: 'labels', usual: 'ESC', then: 'words' },
  usage: 'note ESC-3 "text"',
  summary: 'write something on an escalation, for those who read the place where you say it; it calls nobody',
  example: 'note ESC-3 "I have called them, they look into it"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  takesEscalations: 'alone',
  needs: ['escalation.acknowledge'],
  run: (scene, typed) => dispatch(noteOnEscalation, scene, aboutLabel(typed)),
}

export const calmVerb: Verb = {
  verb: 'calm',
  takes: { of: 'labels', usual: 'ESC', several: true, then: 'words' },
  usage: 'calm ESC-3 "reason" [--to note]',
  summary: 'make an escalation of what is owed to your side less urgent, by one, or to what you say',
  example: 'calm ESC-3 "A workaround holds until Monday"',
  flags: ['to'],
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  takesEscalations: 'alone',
  needs: ['escalation.resolve'],
  run: (scene, typed) => dispatch(calmEscalation, scene, aboutLabel(typed)),
}
