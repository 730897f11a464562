import type { What } from '../../ports/inbound.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import { hearMessage } from '../heard/hear-message.ts'
import { threadKept } from '../heard/thread-of.ts'
import { readLine } from '../line/read-line.ts'
import type { Reading } from '../line/reading.ts'
import type { ChatScene } from '../scene.ts'
import { knownHere } from './known-here.ts'
import type { Verb } from './verb.ts'

/**
 * Keep a line that names the bot among other words as the message that it is to whoever reads the thread of the case; false where it is none: outside of
 * such a thread, and where it is a command and nothing else.
 */
export async function heardInPassing(
  scene: ChatScene,
  conversation: Conversation,
  { text, mentions, message }: Extract<What, { kind: 'command' }>,
): Promise<boolean> {
  const { threadId } = scene.here.place
  if (message?.inPassing !== true || threadId === undefined) return false
  if (!(await threadKept(scene.tx, conversation, threadId))) return false
  if (isNothingElse(readLine(text, await knownHere(scene, text)))) return false
  const { messageId, files } = message
  await hearMessage(scene, conversation, { kind: 'said', messageId, threadId, text: message.text, mentions, files })
  return true
}

function isNothingElse(reading: Reading<Verb>): boolean {
  if (reading.certainty === 'help') return reading.about === undefined
  return reading.certainty === 'understood' && reading.loosely !== true
}
