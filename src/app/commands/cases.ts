import { listCases } from '../actions/case-list.ts'
import { dispatch } from '../dispatch.ts'
import { filtersIn } from './case-filters.ts'
import type { Verb } from './verb.ts'

export const casesVerb: Verb = {
  verb: 'cases',
  takes: { of: 'filters' },
  shows: true,
  usage: 'cases [acme] [mine] [overdue] [waiting] [closed] [severity 1-4]',
  summary: 'the open cases with a partner, or with all; filters in any order',
  example: 'cases acme overdue',
  flags: ['severity'],
  needs: ['case.view'],
  run: (scene, typed) => dispatch(listCases, scene, { values: filtersIn(typed) }),
}
