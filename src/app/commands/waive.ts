import { waiveMissed } from '../actions/case-waive.ts'
import { waiveFigure } from '../actions/figure-waive.ts'
import { dispatch } from '../dispatch.ts'
import { takesPartner } from '../line/grammar.ts'
import { aboutLabel, aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

export const waiveVerb: Verb = {
  verb: 'waive',
  takes: { of: 'labels', usual: 'CASE', then: 'words', orPartner: 'figure' },
  usage: 'waive (CASE-12 | acme --figure "Orders without rework" [--period 2026-10]) "reason"',
  summary: 'let what the other side has missed on a case, or of a figure in a period, pass, for good',
  flags: ['figure', 'period'],
  example: 'waive CASE-12 "Our gateway was down, so theirs could not be reached"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['sla.waive'],
  run: async (scene, typed) =>
    takesPartner({ verb: waiveVerb, flags: typed.flags })
      ? dispatch(waiveFigure, scene, await aboutPartnerOr(scene, typed, {}))
      : dispatch(waiveMissed, scene, aboutLabel(typed)),
}
