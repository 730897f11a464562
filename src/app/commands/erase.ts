import { personErase } from '../actions/person-erase.ts'
import { dispatch } from '../dispatch.ts'
import { mentionedUserId } from '../words.ts'
import { mentioned } from './request.ts'
import type { Verb } from './verb.ts'

export const eraseVerb: Verb = {
  verb: 'erase',
  takes: { of: 'people' },
  usage: 'erase @name [--dry-run]',
  summary: 'take away all that is kept of somebody, for good',
  example: 'erase @Ravi --dry-run',
  flags: ['dry-run'],
  needs: ['person.erase'],
  run(scene, typed) {
    const dryRun = typed.flags['dry-run']
    // `--dry-run @Ravi` reads as if the flag had a value.
    const userId = mentionedUserId(dryRun)
    const values = {
      ...mentioned(typed),
      ...(userId !== undefined && { userId }),
      ...(dryRun !== undefined && { dryRun }),
    }
    return dispatch(personErase, scene, { values })
  },
}
