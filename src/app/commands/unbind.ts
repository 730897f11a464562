import { unbindHere } from '../actions/partner-unbind.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPart } from './request.ts'
import type { Verb } from './verb.ts'

export const unbindVerb: Verb = {
  verb: 'unbind',
  takes: { of: 'partner' },
  usage: 'unbind acme shared | internal | managers',
  summary: 'take that part away again',
  example: 'unbind acme shared',
  needs: ['partner.unbind'],
  run: (scene, typed) => dispatch(unbindHere, scene, aboutPart(typed)),
}
