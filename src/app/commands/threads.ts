import { THREADS } from '../../domain/partners/partner.ts'
import { setThreads } from '../actions/partner-threads.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

/** What begins what is set, and so is no name of a partner. */
const SAID: string[] = [...THREADS.flatMap((one) => one.split(' ').slice(0, 1)), 'on', 'off']

export const threadsVerb: Verb = {
  verb: 'threads',
  takes: { of: 'partner' },
  usage: 'threads acme kept | not kept',
  summary: 'whether what is written under cards is kept',
  example: 'threads acme not kept',
  needs: ['partner.configure'],
  run: async (scene, typed) =>
    dispatch(setThreads, scene, await aboutPartnerOr(scene, typed, { textAs: 'threads', own: SAID })),
}
