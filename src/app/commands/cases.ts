import { listCases } from '../actions/case-list.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
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
  async run(scene, typed) {
    const asked = filtersIn(typed)
    return 'refused' in asked ? refused(asked.refused) : dispatch(listCases, scene, asked)
  },
}
