import { askForAction } from '../actions/action-ask.ts'
import { dropAction } from '../actions/action-end.ts'
import { listActions } from '../actions/action-list.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { mentionedUserId } from '../words.ts'
import { partnerAndTitle } from './partner-and-title.ts'
import { aboutLabel, aboutPartner } from './request.ts'
import type { Verb } from './verb.ts'

export const actionVerb: Verb = {
  verb: 'action',
  takes: { of: 'title' },
  usage: 'action acme "what should change" [--owner @name] [--by friday]',
  summary: 'ask a side for a corrective action; without the words, a form opens',
  example: 'action acme "Say beforehand when you deploy" --by friday',
  flags: ['owner', 'by'],
  takesWords: true,
  needs: ['action.ask'],
  async doubt(scene, typed) {
    const request = await partnerAndTitle(scene, typed)
    return 'refused' in request ? refused(request.refused) : undefined
  },
  async run(scene, typed) {
    const request = await partnerAndTitle(scene, typed)
    if ('refused' in request) return refused(request.refused)
    const { owner, ...values } = request.values
    const userId = owner === undefined ? undefined : mentionedUserId(owner)
    if (owner !== undefined && userId === undefined)
      return refused('Mention who is to own it: `action acme "…" --owner @name`.')
    return dispatch(askForAction, scene, {
      ...request,
      values: { ...values, ...(userId !== undefined && { owner: userId }) },
    })
  },
}

export const actionsVerb: Verb = {
  verb: 'actions',
  takes: { of: 'partner' },
  shows: true,
  usage: 'actions acme',
  summary: 'the corrective actions of both sides that are open, the longest due first',
  example: 'actions acme',
  needs: ['action.view'],
  run: (scene, typed) => dispatch(listActions, scene, aboutPartner(typed)),
}

export const dropVerb: Verb = {
  verb: 'drop',
  takes: { of: 'labels', usual: 'ACT', several: true, then: 'words' },
  usage: 'drop ACT-3 "why"',
  summary: 'say that nothing will change, and why; both sides read it',
  example: 'drop ACT-3 "It cannot happen again: that system is gone"',
  takesWords: true,
  takesLines: true,
  needs: ['action.act'],
  run: (scene, typed) => dispatch(dropAction, scene, aboutLabel(typed)),
}
