import { personLeaves, showPerson } from '../actions/person.ts'
import { dispatch } from '../dispatch.ts'
import { mentionedUserId } from '../words.ts'
import { mentioned } from './request.ts'
import type { Verb } from './verb.ts'

export const personVerb: Verb = {
  verb: 'person',
  usage: 'person @name [leaves [--to @name]]',
  summary: 'all that somebody holds; pass it on when they leave',
  example: 'person @Ravi',
  flags: ['to'],
  outsiders: false,
  run(scene, typed) {
    const to = mentionedUserId(typed.flags['to'])
    const values = { ...mentioned(typed), ...(to !== undefined && { to }) }
    const leaves = typed.words.some((word) => word.toLowerCase() === 'leaves')
    return dispatch(leaves ? personLeaves : showPerson, scene, { values })
  },
}
