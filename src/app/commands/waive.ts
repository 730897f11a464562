import { waiveMissed } from '../actions/case-waive.ts'
import { waiveFigure } from '../actions/figure-waive.ts'
import { dispatch } from '../dispatch.ts'
import { takesPartner } from '../line/grammar.ts'
import { refused } from '../outcome.ts'
import { aboutLabel, aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

export const waiveVerb: Verb = {
  verb: 'waive',
  takes: { of: 'labels', usual: 'CASE', then: 'words', orPartner: 'figure' },
  usage: 'waive (CASE-12 [--round 2] | acme --figure "Orders without rework" [--period 2026-10]) "reason"',
  summary:
    'let what the other side has missed on a case, or in one round of it, or of a figure in a period, pass, for good',
  flags: ['figure', 'period', 'round'],
  example: 'waive CASE-12 "Our gateway was down, so theirs could not be reached"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['sla.waive'],
  async run(scene, typed) {
    if (!takesPartner({ verb: waiveVerb, flags: typed.flags })) return dispatch(waiveMissed, scene, aboutLabel(typed))
    return 'round' in typed.flags
      ? refused('A figure has no rounds: say which period, such as `--period 2026-10`.')
      : dispatch(waiveFigure, scene, await aboutPartnerOr(scene, typed, {}))
  },
}
