import type { SendResult } from '../../../src/ports/chat-platform.ts'

/** How sending went when it did not go well. */
export type SendFailure = Exclude<SendResult, { outcome: 'sent' }>
