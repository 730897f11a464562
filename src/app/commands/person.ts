import { personLeaves, showPerson } from '../actions/person.ts'
import { dispatch } from '../dispatch.ts'
import { mentionedUserId } from '../words.ts'
import { mentioned } from './request.ts'
import { refused } from '../outcome.ts'
import type { Verb } from './verb.ts'

/** Handing over cannot be taken back: what is not understood to the letter is not done. */
const NOT_UNDERSTOOD =
  'Nothing was done. Mention the people: `person @name` shows what somebody holds, `person @name leaves` or `person @name leaves --to @name` passes it on.'

export const personVerb: Verb = {
  verb: 'person',
  takes: { of: 'people', words: ['leaves'], exactly: true },
  usage: 'person @name [leaves [--to @name]]',
  summary: 'all that somebody holds; pass it on when they leave',
  example: 'person @Ravi',
  flags: ['to'],
  needs: ['person.view', 'person.hand-over'],
  run(scene, typed) {
    const { to } = typed.flags
    const toWhom = mentionedUserId(to)
    const [first, ...more] = typed.words
    const asked = more.length === 0 && first?.toLowerCase() === 'leaves'
    const leaves = asked || (more.length === 1 && more[0]?.toLowerCase() === 'leaves')
    if (more.length > 0 && !leaves) return Promise.resolve(refused(NOT_UNDERSTOOD))
    if (to !== undefined && (toWhom === undefined || !leaves)) return Promise.resolve(refused(NOT_UNDERSTOOD))
    const values = { ...mentioned(typed), ...(toWhom !== undefined && { to: toWhom }) }
    return dispatch(leaves ? personLeaves : showPerson, scene, { values })
  },
}
