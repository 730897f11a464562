import { showTerms } from '../actions/terms-show.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const termsVerb: Verb = {
  verb: 'terms',
  also: ['setup'],
  takes: { of: 'partner' },
  shows: true,
  usage: 'terms [acme]',
  summary: 'how a partner is run: name, hours, targets, escalation, health checks; each with the form that changes it',
  example: 'terms acme',
  needs: ['partner.view'],
  run: (scene, typed) => dispatch(showTerms, scene, aboutPartner(typed)),
}
