import { declineMaintenance } from '../actions/maintenance-answer.ts'
import { acceptTerms, declineTerms } from '../actions/proposal.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { aboutLabel, aboutPartner, aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

export const acceptVerb: Verb = {
  verb: 'accept',
  takes: { of: 'partner', exactly: true },
  usage: 'accept [acme]',
  summary: 'read the terms that are proposed, and accept them with a button',
  example: 'accept acme',
  needs: ['terms.answer'],
  run: (scene, typed) => dispatch(acceptTerms, scene, aboutPartner(typed)),
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
