import { showCheckStanding } from '../actions/check-standing.ts'
import { listHealth } from '../actions/health-list.ts'
import { showLabelled } from '../actions/subject-show.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import type { Verb } from './verb.ts'

const ALL = ['all', 'everywhere', 'everybody']
/** Said besides, they change nothing. */
const BESIDES = ['my', 'mine', 'our', 'partners', 'partnerships', 'check', 'checks', 'is', 'how']

export const healthVerb: Verb = {
  verb: 'health',
  takes: { of: 'filters' },
  shows: true,
  usage: 'health [all | acme]',
  summary: 'how your partnerships stand by their health checks, worst first; or one of them',
  example: 'health',
  needs: ['check-in.view-results'],
  async run(scene, { words }) {
    const label = words.find(isLabel)
    if (label !== undefined) return dispatch(showLabelled, scene, { subject: label, values: {} })
    const name = words.filter((word) => ![...ALL, ...BESIDES].includes(word.toLowerCase()))
    if (name.length > 0) return dispatch(showCheckStanding, scene, { subject: name.join(' '), values: {} })
    const isAll = words.some((word) => ALL.includes(word.toLowerCase()))
    return dispatch(listHealth, scene, { values: isAll ? { everywhere: 'yes' } : {} })
  },
}
