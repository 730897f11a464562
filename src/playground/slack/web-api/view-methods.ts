import { recordsOf, textOf, type JsonRecord } from '../json-record.ts'
import { SlackRefusal, type ApiCall, type ApiMethod } from './api-call.ts'
import { checkedView, closeAll, pushView, replaceView, viewJson } from '../workspace/modals.ts'
import type { StoredView } from '../workspace/records.ts'
import { refusalOf } from './message-content.ts'

export const viewsOpen: ApiMethod = {
  token: 'bot',
  run(call) {
    const { trigger, view } = opening(call)
    closeAll(call.workspace, trigger.origin.userId)
    trigger.use()
    return { view: viewJson(call.workspace, pushView(call.workspace, view, trigger.origin)) }
  },
}

export const viewsPush: ApiMethod = {
  token: 'bot',
  run(call) {
    const { trigger, view } = opening(call)
    const depth = call.workspace.viewStack(trigger.origin.userId).length
    if (trigger.origin.viewId === undefined || depth === 0) throw new SlackRefusal('not_found')
    if (depth >= 3) throw new SlackRefusal('push_limit_reached')
    trigger.use()
    return { view: viewJson(call.workspace, pushView(call.workspace, view, trigger.origin)) }
  },
}

export const viewsUpdate: ApiMethod = {
  token: 'bot',
  run(call) {
    const view = valid(call)
    const id = call.text('view_id')
    const externalId = call.text('external_id')
    if ((id === undefined) === (externalId === undefined)) throw new SlackRefusal('invalid_arguments')
    const open = call.workspace.views
      .values()
      .find((one) => (id !== undefined ? one.id === id : one.payload['external_id'] === externalId))
    if (open === undefined) throw new SlackRefusal('not_found')
    requireSame(call, open)
    return { view: viewJson(call.workspace, replaceView(call.workspace, open, view)) }
  },
}

export const viewsPublish: ApiMethod = {
  token: 'bot',
  run(call) {
    const view = valid(call)
    if (view['type'] !== 'home') throw new SlackRefusal('invalid_arguments')
    const userId = call.required('user_id', 'user_not_found')
    if (call.workspace.user(userId) === undefined) throw new SlackRefusal('user_not_found')
    const before = call.workspace.homeViews.get(userId)
    if (before !== undefined) requireSame(call, before)
    const home = pushView(call.workspace, view, { userId })
    call.workspace.views.delete(home.id)
    call.workspace.homeViews.set(userId, home)
    return { view: viewJson(call.workspace, home) }
  },
}

function opening(call: ApiCall) {
  const view = valid(call)
  const trigger = call.workspace.triggers.look(call.required('trigger_id'))
  if ('error' in trigger) throw new SlackRefusal(trigger.error)
  const externalId = textOf(view['external_id'])
  const taken = call.workspace.views.values().some((one) => externalId && one.payload['external_id'] === externalId)
  if (taken) throw new SlackRefusal('duplicate_external_id')
  return { trigger, view }
}

function valid(call: ApiCall): JsonRecord {
  const view = call.record('view', 'invalid_arguments')
  const checked = checkedView(view)
  if ('problems' in checked) throw refusalOf(checked.problems)
  if (recordsOf(checked.view['blocks']).length === 0) throw new SlackRefusal('invalid_arguments')
  return checked.view
}

function requireSame(call: ApiCall, view: StoredView): void {
  const hash = call.text('hash')
  if (hash !== undefined && hash !== view.hash) throw new SlackRefusal('hash_conflict')
}
