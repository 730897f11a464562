import { replyToCase } from '../actions/case-reply.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const replyVerb: Verb = {
  verb: 'reply',
  also: ['answer'],
  takes: { of: 'labels', usual: 'CASE', then: 'words', are: 'a message', thanks: true },
  usage: 'reply CASE-12 "text"',
  summary: 'answer on a case',
  example: 'reply CASE-12 "Only eu-west"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['case.reply'],
  run: (scene, typed) => dispatch(replyToCase, scene, aboutLabel(typed)),
}
