import { acceptAction } from '../actions/action-accept.ts'
import { acceptFigure } from '../actions/figure-accept.ts'
import { acceptMark } from '../actions/mark-answer.ts'
import { declineMaintenance } from '../actions/maintenance-answer.ts'
import { acceptTerms, declineTerms } from '../actions/proposal.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel, isLabelOf } from '../find/find-subject.ts'
import { aboutLabel, aboutPartner, aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

export const acceptVerb: Verb = {
  verb: 'accept',
  takes: { of: 'label or partner', usual: 'ACT', then: 'words' },
  usage:
    'accept (CASE-12 | ACT-3 ["what will change"] [--by friday] | acme [--figure "Orders without rework" [--period 2026-10]])',
  summary:
    'accept a corrective action, saying what will change and by when; what the other side said of a case, or a number that it reported late; or read the terms that are proposed, and accept them with a button',
  example: 'accept ACT-3 "The pager rotates weekly" --by friday',
  flags: ['by', 'figure', 'period'],
  takesWords: true,
  takesLines: true,
  needs: ['action.act', 'terms.answer', 'case.agree'],
  run(scene, typed) {
    if (isLabelOf('case', typed.words[0])) return dispatch(acceptMark, scene, aboutLabel(typed))
    if (typed.flags['figure'] !== undefined) return dispatch(acceptFigure, scene, aboutPartner(typed))
    return isLabel(typed.words[0])
      ? dispatch(acceptAction, scene, aboutLabel(typed))
      : dispatch(acceptTerms, scene, aboutPartner(typed))
  },
}

export const declineVerb: Verb = {
  verb: 'decline',
  takes: { of: 'label or partner', usual: 'MAINT', then: 'words' },
  usage: 'decline MAINT-2 | acme ["reason"]',
  summary: 'decline maintenance, or the terms that are proposed, saying why',
  example: 'decline acme "Two hours are too short for us"',
  takesWords: true,
  takesLines: true,
  needs: ['terms.answer', 'maintenance.answer'],
  run: async (scene, typed) =>
    isLabel(typed.words[0])
      ? dispatch(declineMaintenance, scene, aboutLabel(typed))
      : dispatch(declineTerms, scene, await aboutPartnerOr(scene, typed, {})),
}
