import { muteCase, unmuteCase } from '../actions/case-mute.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

const ALONE =
  'That is between you and me, and everybody reads me here, so nothing was done. The details of the card have a button for it.'

export const muteVerb: Verb = {
  verb: 'mute',
  takes: { of: 'labels', usual: 'CASE', several: true, then: 'words', are: 'a time' },
  usage: 'mute CASE-12 until friday',
  summary: 'hear nothing of a case for a while: until a day, or until it changes hands',
  example: 'mute CASE-12 until friday',
  inThread: 'before words',
  alone: ALONE,
  needs: ['case.view'],
  run: (scene, typed) => dispatch(muteCase, scene, aboutLabel(typed)),
}

export const unmuteVerb: Verb = {
  verb: 'unmute',
  takes: { of: 'labels', usual: 'CASE', several: true },
  usage: 'unmute CASE-12',
  summary: 'hear of it again',
  example: 'unmute CASE-12',
  inThread: 'alone',
  alone: ALONE,
  needs: ['case.view'],
  run: (scene, typed) => dispatch(unmuteCase, scene, aboutLabel(typed)),
}
