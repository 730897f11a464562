import { setPages } from '../actions/pages-set.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const pagesVerb: Verb = {
  verb: 'pages',
  takes: { of: 'time of day' },
  usage: 'pages on | off',
  summary: 'whether escalations of severity 1 call you outside of your working hours',
  example: 'pages on',
  needs: ['digest.set'],
  alone: 'Everybody reads me here, so nothing was changed: say it to me in a direct message.',
  run: (scene, { words }) => dispatch(setPages, scene, { values: words.length > 0 ? { at: words.join(' ') } : {} }),
}
