import { showTermsPart } from '../actions/terms-part.ts'
import { showTerms } from '../actions/terms-show.ts'
import { partNamed } from '../by-form/part-named.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const termsVerb: Verb = {
  verb: 'terms',
  also: ['setup'],
  takes: { of: 'partner' },
  shows: true,
  usage: 'terms [acme] [hours]',
  summary: 'how a partner is run, or one part of it, such as its hours; each with the form that changes it',
  example: 'terms acme',
  needs: ['partner.view'],
  async run(scene, typed) {
    const [first = ''] = typed.words
    // A partner may be called as a part is.
    const here = partNamed([first]) !== undefined && !(await scene.tx.partners.bySlug(first.toLowerCase()))
    const request = here ? { values: { part: typed.words.join(' ') } } : aboutPartner(typed, 'part')
    const { part } = request.values
    return dispatch(part === undefined ? showTerms : showTermsPart, scene, request)
  },
}
