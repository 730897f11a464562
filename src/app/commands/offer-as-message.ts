import { asMessageButton } from '../../cards/line-card.ts'
import type { Button } from '../../cards/card.ts'
import type { What } from '../../ports/inbound.ts'
import { calledByName } from '../called-by-name.ts'
import { threadKept } from '../heard/thread-of.ts'
import type { Reading } from '../line/reading.ts'
import type { ChatScene } from '../scene.ts'
import { AS_MESSAGE } from './kept-message.ts'
import { readTyped } from './run-command.ts'
import type { Verb } from './verb.ts'

/**
 * The button by which whoever typed a line to the bot in the thread of a case, which is not understood, makes it a message of that thread: it may
 * have been one to people. Undefined for any other line.
 */
export async function offerAsMessage(
  scene: ChatScene,
  { text, mentions, message }: Extract<What, { kind: 'command' }>,
): Promise<Button | undefined> {
  const { tx, actor, here, ids, now } = scene
  const { tenantId, conversationId, threadId } = here.place
  if (message === undefined || threadId === undefined || actor.kind === 'stranger') return undefined
  const conversation = await tx.conversations.at(here.speaker.platform, tenantId, conversationId)
  if (!conversation || !(await threadKept(tx, conversation, threadId))) return undefined
  if (!mayBeToPeople(await readTyped(scene, text))) return undefined
  const held = ids.next()
  const said = calledByName(scene, { platform: here.speaker.platform, place: here.place }, mentions, message.text)
  await tx.held.insert({
    id: held,
    personId: actor.personId,
    action: AS_MESSAGE,
    request: {
      subject: message.messageId,
      values: { text: said, files: JSON.stringify(message.files), thread: threadId, conversation: conversation.id },
    },
    askedAt: now,
  })
  return asMessageButton(held)
}

/** "Help me out, colleagues" asks for help about nothing there is. */
function mayBeToPeople(reading: Reading<Verb>): boolean {
  switch (reading.certainty) {
    case 'probably':
    case 'several':
    case 'not':
      return true
    case 'help':
      return reading.more === true
    case 'understood':
    case 'courtesy':
      return false
  }
}
