import { setAbsence } from '../actions/absence-set.ts'
import { dispatch } from '../dispatch.ts'
import { mentionedUserId } from '../words.ts'
import { refused } from '../outcome.ts'
import { textFrom } from './request.ts'
import type { Verb } from './verb.ts'

export const awayVerb: Verb = {
  verb: 'away',
  takes: { of: 'moments' },
  usage: 'away [until friday | tomorrow | from 2026-12-21 to 2027-01-04 | off] [--delegate @name]',
  summary: 'say that you are away, so that nothing calls you, and who stands in for you',
  example: 'away until friday --delegate @Tom',
  flags: ['delegate'],
  needs: ['absence.set'],
  run(scene, typed) {
    const { delegate } = typed.flags
    const userId = mentionedUserId(delegate)
    if (delegate !== undefined && userId === undefined)
      return Promise.resolve(refused('Mention who stands in: `away until friday --delegate @name`.'))
    const text = textFrom(typed, 0)
    const values = { ...(text !== undefined && { text }), ...(userId !== undefined && { delegate: userId }) }
    return dispatch(setAbsence, scene, { values })
  },
}
