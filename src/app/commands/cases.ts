import { listCases } from '../actions/case-list.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const casesVerb: Verb = {
  verb: 'cases',
  takes: { of: 'partner' },
  shows: true,
  usage: 'cases [acme]',
  summary: 'the open cases with a partner',
  example: 'cases acme',
  everyday: true,
  needs: ['case.view'],
  run: (scene, typed) => dispatch(listCases, scene, aboutPartner(typed)),
}
