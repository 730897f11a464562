import { disputeLine } from '../actions/ledger-dispute.ts'
import { showLedger } from '../actions/ledger-show.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { partnerAndTitle } from './partner-and-title.ts'
import { aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const ledgerVerb: Verb = {
  verb: 'ledger',
  takes: { of: 'partner' },
  shows: true,
  flags: ['period'],
  usage: 'ledger [acme] [--period 2026-07 | 2026-Q3 | 2026]',
  summary: 'what a period comes to in money for both sides, line by line: the last one that is over, or another',
  example: 'ledger acme',
  needs: ['partner.view'],
  run: (scene, typed) => dispatch(showLedger, scene, aboutPartner(typed)),
}

export const disputeVerb: Verb = {
  verb: 'dispute',
  takes: { of: 'title' },
  usage: 'dispute acme "what is wrong" [--line 2] [--figure "Orders without rework"] [--period 2026-Q3]',
  summary:
    'open a case about a line of the ledger, or about what the other side reported, whose period waits for it; without either, a form opens',
  example: 'dispute acme "We had told you that day" --line 2',
  flags: ['line', 'figure', 'period'],
  takesWords: true,
  takesLines: true,
  needs: ['case.open'],
  async doubt(scene, typed) {
    const request = await partnerAndTitle(scene, typed)
    return 'refused' in request ? refused(request.refused) : undefined
  },
  async run(scene, typed) {
    const request = await partnerAndTitle(scene, typed)
    return 'refused' in request ? refused(request.refused) : dispatch(disputeLine, scene, request)
  },
}
