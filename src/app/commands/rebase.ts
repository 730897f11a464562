import { rebaseOneCase, rebasePartner } from '../actions/case-rebase.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const rebaseVerb: Verb = {
  verb: 'rebase',
  takes: { of: 'label or partner', usual: 'CASE' },
  usage: 'rebase (CASE-12 | acme)',
  summary:
    'have what goes on of a case, or of each of a partner, go by the terms that hold now; the other side has to agree where yours may gain by it',
  example: 'rebase CASE-12',
  inThread: 'alone',
  needs: ['case.rebase'],
  run(scene, typed) {
    const request = aboutLabel(typed)
    return isLabel(request.subject) ? dispatch(rebaseOneCase, scene, request) : dispatch(rebasePartner, scene, request)
  },
}
