import { setQuiet } from '../actions/quiet-set.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const quietVerb: Verb = {
  verb: 'quiet',
  takes: { of: 'hours of a day' },
  usage: 'quiet 19:00-08:00 [weekends] | off',
  summary: 'when you are told nothing that can wait, by your own clock',
  example: 'quiet 19:00-08:00',
  needs: ['digest.set'],
  alone: 'Everybody reads me here, so nothing was changed: say it to me in a direct message.',
  run: (scene, { words }) => dispatch(setQuiet, scene, { values: words.length > 0 ? { at: words.join(' ') } : {} }),
}
