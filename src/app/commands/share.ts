import { shareNote } from '../actions/case-share.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const shareVerb: Verb = {
  verb: 'share',
  takes: { of: 'labels', usual: 'CASE' },
  shows: true,
  usage: 'share CASE-12',
  summary: 'let the partner read a note of ours on a case; you see it whole before',
  example: 'share CASE-12',
  inThread: 'alone',
  needs: ['case.share'],
  run: (scene, { words: [subject] }) =>
    dispatch(shareNote, scene, { ...(subject !== undefined && { subject }), values: {} }),
}
