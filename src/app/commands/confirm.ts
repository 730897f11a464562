import { confirmPartnerHere } from '../actions/partner-confirm.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const confirmVerb: Verb = {
  verb: 'confirm',
  usage: 'confirm acme',
  summary: 'take on a partner that somebody else registered',
  example: 'confirm acme',
  needs: ['partner.confirm'],
  run: (scene, typed) => dispatch(confirmPartnerHere, scene, aboutPartner(typed)),
}
