import { showRehearsal } from '../actions/rehearse-show.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const rehearseVerb: Verb = {
  verb: 'rehearse',
  also: ['rehearsal'],
  takes: { of: 'partner' },
  shows: true,
  usage: 'rehearse [acme]',
  summary: 'whom escalations would call when, and every gap',
  example: 'rehearse acme',
  needs: ['partner.view'],
  run: (scene, typed) => dispatch(showRehearsal, scene, aboutPartner(typed)),
}
