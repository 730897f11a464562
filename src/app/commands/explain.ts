import { explainSla } from '../actions/sla-explain.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const explainVerb: Verb = {
  verb: 'explain',
  takes: { of: 'labels', usual: 'CASE' },
  shows: true,
  usage: 'explain CASE-12',
  summary: 'why the clocks of a case stand where they do, with the arithmetic; also `sla explain CASE-12`',
  example: 'explain CASE-12',
  inThread: 'alone',
  needs: ['sla.explain'],
  run: (scene, typed) => dispatch(explainSla, scene, aboutLabel(typed)),
}
