import type { PersonActions } from '../../person-actions.ts'
import { command } from './command.ts'
import type { Desk } from './desk.ts'
import { press } from './press.ts'
import { say } from './say.ts'
import { dismiss, submit } from './submit.ts'

/** One person at the local Slack's client. */
export function personAt(desk: Desk): PersonActions {
  return {
    say: async (channelId, text, options) => say(desk, channelId, text, options?.threadId),
    command: (channelId, text) => command(desk, channelId, text),
    press: (channelId, messageId, actionId) => press(desk, channelId, messageId, actionId),
    submit: (dialogId, values) => submit(desk, dialogId, values),
    dismiss: (dialogId) => dismiss(desk, dialogId),
    async directChannel() {
      const { id } = desk.workspace.directChannel(desk.user.id)
      desk.changed()
      return id
    },
  }
}
