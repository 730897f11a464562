import type { PersonResult } from '../../person-actions.ts'
import type { Reply } from '../delivery/courier.ts'
import { isRecord, textOf, type JsonRecord } from '../json-record.ts'
import { closedBody, submissionBody } from '../outgoing/interaction-body.ts'
import { checkedView, closeAll, pushView, replaceView } from '../workspace/modals.ts'
import type { StoredView } from '../workspace/records.ts'
import { no, TROUBLE, type Desk } from './desk.ts'
import { fillView, inputBlocks } from './view-state.ts'

/** Submits the modal on top. Refused by the client itself where a required field is empty or a text too long. */
export async function submit(desk: Desk, viewId: string, values: Record<string, string>): Promise<PersonResult> {
  const { workspace, user } = desk
  const open = topView(desk, viewId)
  if (open === undefined) return no('This dialog is not open.')
  if (!isRecord(open.payload['submit'])) return no('This dialog has no button to submit it.')
  const unknown = Object.keys(values).find((id) => !inputBlocks(open).some((block) => block['block_id'] === id))
  if (unknown !== undefined) return no(`This dialog has no field "${unknown}".`)
  const view = workspace.views.set(viewId, { ...open, entered: { ...open.entered, ...values }, errors: {} })
  const filled = fillView(workspace, view)
  const [refusal] = Object.values(filled.refused)
  if (refusal !== undefined) {
    workspace.views.set(viewId, { ...view, errors: filled.refused })
    desk.changed()
    return no(refusal)
  }
  const body = submissionBody(workspace, user, view, filled.values)
  const what = `view_submission ${textOf(view.payload['callback_id']) ?? ''}`.trimEnd()
  const reply = await desk.interactions.send(what, { kind: 'interaction', body })
  const result = follow(desk, viewId, reply)
  desk.changed()
  return result
}

/** Closes the modal on top; the bot hears of it where the view asked with `notify_on_close`. */
export async function dismiss(desk: Desk, viewId: string): Promise<void> {
  const view = topView(desk, viewId)
  if (view === undefined) return
  desk.workspace.views.delete(viewId)
  desk.changed()
  if (view.payload['notify_on_close'] !== true) return
  const body = closedBody(desk.workspace, desk.user, view)
  await desk.interactions.send('view_closed', { kind: 'interaction', body })
}

function topView({ workspace, user }: Desk, viewId: string): StoredView | undefined {
  const top = workspace.viewStack(user.id).at(-1)
  return top?.id === viewId ? top : undefined
}

/** Does what the bot's answer says. No answer within the limit, or one that Slack cannot use, leaves the modal open. */
function follow(desk: Desk, viewId: string, reply: Reply): PersonResult {
  const { workspace, user } = desk
  if (!reply.answered || reply.status !== 200) return no(TROUBLE)
  // Read again: the bot may have updated the view while it had the submission in hand.
  const view = workspace.views.get(viewId)
  if (view === undefined) return { ok: true }
  if (!isRecord(reply.body) || reply.body['response_action'] === undefined) {
    if (reply.body !== undefined && reply.body !== '' && !isRecord(reply.body)) return no(TROUBLE)
    workspace.views.delete(viewId)
    return { ok: true }
  }
  switch (reply.body['response_action']) {
    case 'clear':
      closeAll(workspace, user.id)
      return { ok: true }
    case 'errors':
      return showErrors(desk, view, reply.body['errors'])
    case 'update':
      return showView(reply.body['view'], (payload) => replaceView(workspace, view, payload))
    case 'push':
      if (workspace.viewStack(user.id).length >= 3) return no(TROUBLE)
      return showView(reply.body['view'], (payload) => pushView(workspace, payload, { userId: user.id }))
    default:
      return no(TROUBLE)
  }
}

function showErrors({ workspace }: Desk, view: StoredView, errors: unknown): PersonResult {
  const entries = isRecord(errors) ? Object.entries(errors) : []
  const known = inputBlocks(view).map((block) => block['block_id'])
  // Slack shows errors only under inputs; any other block id makes the whole answer invalid.
  const usable = entries.every(([id, message]) => known.includes(id) && typeof message === 'string' && message !== '')
  const [first] = entries
  if (first === undefined || !usable) return no(TROUBLE)
  const shown = Object.fromEntries(entries.map(([id, message]) => [id, String(message)]))
  workspace.views.set(view.id, { ...view, errors: shown })
  return no(String(first[1]))
}

function showView(payload: unknown, show: (payload: JsonRecord) => StoredView): PersonResult {
  const checked = checkedView(payload)
  if ('problems' in checked) return no(TROUBLE)
  show(checked.view)
  return { ok: true }
}
