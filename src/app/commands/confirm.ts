import { confirmCase } from '../actions/case-confirm.ts'
import { confirmPartnerHere } from '../actions/partner-confirm.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const confirmVerb: Verb = {
  verb: 'confirm',
  takes: { of: 'label or partner', usual: 'CASE', several: true },
  usage: 'confirm CASE-12 | acme',
  summary: 'agree that a case is solved or merged, or take on a partner that somebody else registered',
  example: 'confirm CASE-12',
  inThread: 'alone',
  needs: ['case.confirm', 'partner.confirm'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    return isLabel(request.subject)
      ? dispatch(confirmCase, scene, request)
      : dispatch(confirmPartnerHere, scene, request)
  },
}
