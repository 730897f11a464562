import { showReport } from '../actions/sla-report.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const reportVerb: Verb = {
  verb: 'report',
  takes: { of: 'partner' },
  shows: true,
  flags: ['period', 'as', 'inside'],
  usage: 'report [acme] [--period 2026-07 | 2026-Q3 | 2026] [--as csv | markdown] [--inside]',
  summary:
    'how both sides kept what they promised, last month or in another period, as a card or to take along; also `sla report acme`',
  example: 'report acme --period 2026-Q3',
  needs: ['partner.view'],
  run: (scene, typed) => dispatch(showReport, scene, aboutPartner(typed)),
}
