import { addManager, removeManager } from '../actions/managers-change.ts'
import { showManagers } from '../actions/managers-show.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { mentioned } from './request.ts'
import type { Verb } from './verb.ts'

const CHANGES = new Map([
  ['add', addManager],
  ['remove', removeManager],
])

export const managersVerb: Verb = {
  verb: 'managers',
  takes: { of: 'people', words: ['add', 'remove'] },
  usage: 'managers [add | remove @name]',
  summary: 'who acts on the escalations of every partner; admins keep the list',
  example: 'managers add @Mara',
  needs: ['managers.view', 'managers.change'],
  async run(scene, typed) {
    const change = typed.words.map((word) => CHANGES.get(word.toLowerCase())).find((one) => one !== undefined)
    const request = { values: mentioned(typed) }
    if (change) return dispatch(change, scene, request)
    return typed.mentions.length > 0
      ? refused('Say what to do with them: `managers add @name` or `managers remove @name`.')
      : dispatch(showManagers, scene, request)
  },
}
