import { explainFigure } from '../actions/figure-explain.ts'
import { explainLedger } from '../actions/ledger-explain.ts'
import { explainSla } from '../actions/sla-explain.ts'
import { dispatch } from '../dispatch.ts'
import { asksForLedger } from '../find/find-ledger-lines.ts'
import { partnerHere } from '../find/find-partner.ts'
import { isLabel } from '../find/find-subject.ts'
import { partnersCalled } from '../find/partners-called.ts'
import type { Request, Scene } from '../scene.ts'
import { aboutLabel, aboutPartner, textFrom } from './request.ts'
import type { Typed, Verb } from './verb.ts'

export const explainVerb: Verb = {
  verb: 'explain',
  takes: { of: 'label or figure', usual: 'CASE' },
  shows: true,
  flags: ['period'],
  usage: 'explain (CASE-12 | acme "what is promised" | acme ledger) [--period 2026-Q3]',
  summary:
    'why the clocks of a case, a figure of a period or the lines of its ledger stand where they do, with the arithmetic; also `sla explain CASE-12`',
  example: 'explain CASE-12',
  inThread: 'alone',
  needs: ['sla.explain', 'partner.view'],
  async run(scene, typed) {
    const [first] = typed.words
    if (first === undefined || isLabel(first)) return dispatch(explainSla, scene, aboutLabel(typed))
    const request = await requestOf(scene, typed)
    return asksForLedger(request.values['text'])
      ? dispatch(explainLedger, scene, request)
      : dispatch(explainFigure, scene, request)
  },
}

/** The partner first, unless the place says which and the first word is nobody's name. */
async function requestOf(scene: Scene, typed: Typed): Promise<Request> {
  const isNamed = (await partnersCalled(scene, typed.words[0]!)).length > 0 || !(await partnerHere(scene))
  if (isNamed) return aboutPartner(typed)
  const text = textFrom(typed, 0)
  return { values: { ...typed.flags, ...(text !== undefined && { text }) } }
}
