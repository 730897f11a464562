import { endPartner, removePartnerHere, resumePartner } from '../actions/partner-end.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartner, aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

export const endVerb: Verb = {
  verb: 'end',
  takes: { of: 'partner', exactly: true },
  usage: 'end acme ["reason"]',
  summary: 'end the partnership: its people can do nothing more, its record stays',
  example: 'end acme "The contract ran out"',
  takesWords: true,
  takesLines: true,
  needs: ['partner.end'],
  run: async (scene, typed) => dispatch(endPartner, scene, await aboutPartnerOr(scene, typed, {})),
}

export const resumeVerb: Verb = {
  verb: 'resume',
  takes: { of: 'partner', exactly: true },
  usage: 'resume acme',
  summary: 'go on with a partner that has ended',
  example: 'resume acme',
  needs: ['partner.end'],
  run: (scene, typed) => dispatch(resumePartner, scene, aboutPartner(typed)),
}

export const removeVerb: Verb = {
  verb: 'remove',
  takes: { of: 'partner', exactly: true },
  usage: 'remove acme',
  summary: 'take away a partner that nothing has happened with; asks for its short name once more',
  example: 'remove acme',
  needs: ['partner.end'],
  run: (scene, typed) => dispatch(removePartnerHere, scene, aboutPartner(typed)),
}
