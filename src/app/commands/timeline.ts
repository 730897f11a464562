import { showTimeline } from '../actions/timeline-show.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const timelineVerb: Verb = {
  verb: 'timeline',
  also: ['history'],
  usage: 'timeline CASE-12',
  summary: 'who did what when',
  example: 'timeline CASE-12',
  outsiders: true,
  run: (scene, typed) => dispatch(showTimeline, scene, aboutLabel(typed)),
}
