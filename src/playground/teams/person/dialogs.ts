import type { PersonResult } from '../../person-actions.ts'
import type { Dialog } from '../../workplace.ts'
import { invokeActivity } from '../activities/invoke-activity.ts'
import { objectAt } from '../json-object.ts'
import { actionsIn, inputsIn } from './find-action.ts'
import { submitFromMenu } from './message-menu.ts'
import { readInputs } from './input-values.ts'
import { readDialogAnswer, UNREACHABLE } from './invoke-answers.ts'
import { closeDialog } from './open-dialogs.ts'
import { botListens, conversationFor, noteNonsense, refused, type PersonContext } from './person-context.ts'

/** Fills in the dialog and presses its submit button, or this one of several. */
export async function submitDialog(
  person: PersonContext,
  dialogId: string,
  entered: Record<string, string>,
  actionId?: string,
): Promise<PersonResult> {
  const { platform, user, delivery } = person
  const dialog = platform.state.now.dialogs.find((candidate) => candidate.id === dialogId)
  const conversation = dialog?.channelId === undefined ? undefined : conversationFor(person, dialog.channelId)
  if (dialog?.personId !== user.aadObjectId || !conversation) return refused('This dialog is no longer open.')
  const card = objectAt(objectAt(dialog.payload, 'card'), 'content')
  const buttons = actionsIn(card).filter(({ type }) => type === 'Action.Submit')
  const action = actionId === undefined ? buttons[0] : buttons.find(({ id }) => id === actionId)
  if (!action) return refused('This dialog has no submit button.')

  const { values, errors } = readInputs(inputsIn(card), entered, platform.world)
  dialog.errors = errors
  platform.state.changed()
  const [error] = Object.values(errors)
  if (error !== undefined) return refused(error)
  if (!botListens(person, conversation)) return refused(UNREACHABLE)

  const data = { ...objectAt(action, 'data'), ...values }
  const { id, messageId, messageActionId } = dialog
  if (messageId !== undefined && messageActionId !== undefined)
    return submitFromMenu(person, conversation, { id, messageId, messageActionId }, data)
  const value = { data, context: { theme: 'default' } }
  const thread = conversation.kind === 'channel' ? threadOf(person, dialog) : undefined
  const place = thread === undefined ? conversation : { ...conversation, threadId: thread }
  const invoke = { name: 'task/submit', value, ...(dialog.messageId && { messageId: dialog.messageId }) } as const
  const answer = readDialogAnswer(await delivery.invoke(invokeActivity(platform, place, user, invoke)))
  switch (answer.show) {
    case 'dialog':
      dialog.payload = answer.task
      platform.state.changed()
      return { ok: true }
    case 'message':
      closeDialog(person, dialogId)
      return { ok: true, notice: answer.text }
    case 'nothing':
      closeDialog(person, dialogId)
      return { ok: true }
    case 'error':
      noteNonsense(person, answer.why)
      return refused(answer.text)
  }
}

function threadOf({ platform }: PersonContext, dialog: Dialog): string | undefined {
  const message = platform.state.message(dialog.channelId ?? '', dialog.messageId ?? '')
  return message && (message.threadId ?? message.id)
}
