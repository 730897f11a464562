import { openCaseWith } from '../actions/case-open.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { partnerAndTitle } from './partner-and-title.ts'
import type { Verb } from './verb.ts'

export const caseVerb: Verb = {
  verb: 'case',
  also: ['open', 'incident'],
  usage: 'case acme "title" [--severity 1-4] [--kind incident | request | question | change | dispute]',
  summary: 'open a case; without a title, a form opens',
  example: 'case acme "Orders API returns 500" --severity 1',
  flags: ['severity', 'kind'],
  everyday: true,
  takesWords: true,
  takesLines: true,
  needs: ['case.open', 'case.open-severity-1'],
  async run(scene, typed) {
    const request = await partnerAndTitle(scene, typed)
    return 'refused' in request ? refused(request.refused) : dispatch(openCaseWith, scene, request)
  },
}
