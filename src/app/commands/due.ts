import type { DueWhen } from '../../domain/cases/case-filter.ts'
import { listCases } from '../actions/case-list.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { filtersIn } from './case-filters.ts'
import type { Verb } from './verb.ts'

type DueVerb = Pick<Verb, 'verb' | 'usage' | 'summary' | 'example'>

/** The cases that are due then, with the same filters as `cases`. */
function dueVerb(due: DueWhen, verb: DueVerb): Verb {
  return {
    ...verb,
    takes: { of: 'filters' },
    shows: true,
    flags: ['severity'],
    needs: ['case.view'],
    async run(scene, typed) {
      const asked = filtersIn(typed, due)
      return 'refused' in asked ? refused(asked.refused) : dispatch(listCases, scene, asked)
    },
  }
}

export const overdueVerb = dueVerb('overdue', {
  verb: 'overdue',
  usage: 'overdue [acme] [mine] [severity 1-4]',
  summary: 'the cases of which a time has passed, the longest overdue first',
  example: 'overdue mine',
})

export const todayVerb = dueVerb('today', {
  verb: 'today',
  usage: 'today [acme] [mine]',
  summary: 'the cases of which a time ends today',
  example: 'today',
})

export const weekVerb = dueVerb('week', {
  verb: 'week',
  usage: 'week [acme] [mine]',
  summary: 'the cases of which a time ends this week; `this week` says the same',
  example: 'week mine',
})
