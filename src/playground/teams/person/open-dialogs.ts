import type { JsonObject } from '../json-object.ts'
import type { PersonContext } from './person-context.ts'

/** Opens a dialog; a client shows one at a time. */
export function openDialog(
  { platform, user }: PersonContext,
  task: JsonObject,
  from: { channelId: string; messageId: string; messageActionId?: string },
): void {
  const { now } = platform.state
  now.dialogs = now.dialogs.filter((dialog) => dialog.personId !== user.aadObjectId)
  now.dialogs.push({
    id: crypto.randomUUID(),
    personId: user.aadObjectId,
    payload: task,
    errors: {},
    openedAt: platform.clock.now(),
    ...from,
  })
  platform.state.changed()
}

export function closeDialog({ platform, user }: PersonContext, dialogId: string): void {
  const { now } = platform.state
  now.dialogs = now.dialogs.filter((dialog) => dialog.id !== dialogId || dialog.personId !== user.aadObjectId)
  platform.state.changed()
}
