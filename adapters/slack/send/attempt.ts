import type { SendResult } from '../../../src/ports/chat-platform.ts'
import { NotItsTurn } from '../method-turns.ts'
import { classifyError } from '../errors/classify-error.ts'

/** Makes a call to Slack and says how it went, whatever Slack or the network answered. `reference`: see `SendResult`. */
export async function attempt(
  call: () => Promise<{
    conversationId: string
    messageId: string | undefined
    reference?: Record<string, unknown>
  }>,
): Promise<SendResult> {
  try {
    const { messageId = '', ...sent } = await call()
    return { outcome: 'sent', ...sent, messageId }
  } catch (error) {
    if (error instanceof NotItsTurn)
      return {
        ...{ outcome: 'temporary', reached: false, code: 'not_its_turn' },
        ...{ reason: error.message, retryAfterMs: error.waitMs },
      }
    return classifyError(error)
  }
}
