import { THREADS } from '../../domain/partners/partner.ts'
import { setThreads } from '../actions/partner-threads.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

/** What begins what is set, and so is no name of a partner. */
const SAID: string[] = THREADS.flatMap((one) => one.split(' ').slice(0, 1))

export const threadsVerb: Verb = {
  verb: 'threads',
  takes: { of: 'partner' },
  usage: 'threads acme kept | not kept',
  summary: 'whether what is written under cards is kept',
  example: 'threads acme not kept',
  needs: ['partner.configure'],
  run(scene, typed) {
    const [first] = typed.words
    const here = first !== undefined && SAID.includes(first.toLowerCase())
    const request = here ? { values: { threads: typed.words.join(' ') } } : aboutPartner(typed, 'threads')
    return dispatch(setThreads, scene, request)
  },
}
