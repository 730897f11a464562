import type { PersonActions } from '../../person-actions.ts'
import { command } from './command.ts'
import { no, type Desk } from './desk.ts'
import { react, useShortcut } from './message-menu.ts'
import { press } from './press.ts'
import { edit, remove, say } from './say.ts'
import { dismiss, submit } from './submit.ts'

/** One person at the local Slack's client. Whoever is deactivated is signed out, and cannot do anything. */
export function personAt(desk: Desk): PersonActions {
  const deactivated = () => desk.workspace.user(desk.user.id)?.deleted === true
  return {
    say: async (channelId, text, options) => (deactivated() ? SIGNED_OUT : say(desk, channelId, text, options)),
    edit: async (channelId, messageId, text) => (deactivated() ? SIGNED_OUT : edit(desk, channelId, messageId, text)),
    remove: async (channelId, messageId) => (deactivated() ? SIGNED_OUT : remove(desk, channelId, messageId)),
    restore: async () => no('What is deleted in Slack is gone.'),
    command: async (channelId, text) => (deactivated() ? SIGNED_OUT : command(desk, channelId, text)),
    press: async (channelId, messageId, actionId) =>
      deactivated() ? SIGNED_OUT : press(desk, channelId, messageId, actionId),
    useMessageAction: async (channelId, messageId, actionId) =>
      deactivated() ? SIGNED_OUT : useShortcut(desk, channelId, messageId, actionId),
    react: async (channelId, messageId, emoji) =>
      deactivated() ? SIGNED_OUT : react(desk, channelId, messageId, emoji),
    submit: async (dialogId, values) => (deactivated() ? SIGNED_OUT : submit(desk, dialogId, values)),
    dismiss: (dialogId) => dismiss(desk, dialogId),
    async directChannel() {
      const { id } = desk.workspace.directChannel(desk.user.id)
      desk.changed()
      return id
    },
  }
}

const SIGNED_OUT = no('Your account has been deactivated.')
