import type { What } from '../../ports/inbound.ts'
import { BOT_MENTION } from '../../ports/names-bot.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import { hearMessage } from '../heard/hear-message.ts'
import { threadKept } from '../heard/thread-of.ts'
import { readLine } from '../line/read-line.ts'
import type { Reading } from '../line/reading.ts'
import type { ChatScene } from '../scene.ts'
import { knownHere } from './known-here.ts'
import type { Verb } from './verb.ts'

/**
 * Keep a line that names the bot among other words as the message that it is to whoever reads the thread of the case; outside of such a thread forget it,
 * where it reads as no line to the bot: an answer would repeat it. False where it is to be answered.
 */
export async function heardInPassing(
  scene: ChatScene,
  conversation: Conversation,
  { text, mentions, message }: Extract<What, { kind: 'command' }>,
): Promise<boolean> {
  if (message?.inPassing !== true) return false
  const reading = readLine(text, await knownHere(scene, text))
  if (isNothingElse(reading)) return false
  const { threadId } = scene.here.place
  if (threadId === undefined || !(await threadKept(scene.tx, conversation, threadId)))
    return isNothing(reading) && !ENDS_WITH_BOT.test(message.text)
  const { messageId, files } = message
  await hearMessage(scene, conversation, { kind: 'said', messageId, threadId, text: message.text, mentions, files })
  return true
}

/** Who calls the bot last calls it all the same. */
const ENDS_WITH_BOT = new RegExp(`${BOT_MENTION}[\\p{P}\\p{S}\\s]*$`, 'u')

function isNothing({ certainty }: Reading<Verb>): boolean {
  return certainty === 'not' || certainty === 'help'
}

function isNothingElse(reading: Reading<Verb>): boolean {
  if (reading.certainty === 'help') return reading.about === undefined
  return reading.certainty === 'understood' && reading.loosely !== true
}
