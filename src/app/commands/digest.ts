import { setDigest } from '../actions/digest-set.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const digestVerb: Verb = {
  verb: 'digest',
  takes: { of: 'time of day' },
  usage: 'digest [weekly] on | off | 08:30',
  summary: 'when you are told each working day what needs you, and weekly how your partners did, or that you are not',
  example: 'digest 08:30',
  needs: ['digest.set'],
  alone:
    'Everybody reads me here, so nothing was changed: say it to me in a direct message. Whom I cannot write to alone gets no list each morning, and `mine` shows what needs you.',
  run: (scene, { words }) => dispatch(setDigest, scene, { values: words.length > 0 ? { at: words.join(' ') } : {} }),
}
