import { bindHere } from '../actions/partner-bind.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPart } from './request.ts'
import type { Verb } from './verb.ts'

export const bindVerb: Verb = {
  verb: 'bind',
  takes: { of: 'partner' },
  usage: 'bind acme shared | internal | managers',
  summary: 'give this channel its part with a partner',
  example: 'bind acme shared',
  needs: ['partner.share', 'partner.follow'],
  run: (scene, typed) => dispatch(bindHere, scene, aboutPart(typed)),
}
