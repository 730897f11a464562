import type { SendResult } from '../../../src/ports/chat-platform.ts'
import { classifyError } from '../errors/classify-error.ts'

/** Makes a call to Slack and says how it went, whatever Slack or the network answered. */
export async function attempt(
  call: () => Promise<{ conversationId: string; messageId: string | undefined }>,
): Promise<SendResult> {
  try {
    const { conversationId, messageId } = await call()
    return { outcome: 'sent', conversationId, messageId: messageId ?? '' }
  } catch (error) {
    return classifyError(error)
  }
}
