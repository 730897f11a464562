import { explainSla } from '../actions/sla-explain.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const slaVerb: Verb = {
  verb: 'sla',
  also: ['explain'],
  takes: { of: 'labels', usual: 'CASE' },
  shows: true,
  usage: 'sla explain CASE-12',
  summary: 'why the clocks of a case stand where they do, with the arithmetic',
  example: 'sla explain CASE-12',
  inThread: 'alone',
  needs: ['sla.explain'],
  run(scene, typed) {
    const subject = typed.words.find((word) => word.toLowerCase() !== 'explain')
    return dispatch(explainSla, scene, { ...(subject !== undefined && { subject }), values: {} })
  },
}
