import type { MessageAt } from './thread-messages.ts'

/** The message of which a case was made. `threadId`: of its thread, where the case goes on in it. */
export type CaseOrigin = MessageAt & { caseId: string; threadId?: string }

export interface CaseOriginTable {
  /** The case that was made of this message. */
  of(message: MessageAt): Promise<CaseOrigin | undefined>
  /** The case that goes on in this thread. */
  inThread(thread: Omit<MessageAt, 'messageId'> & { threadId: string }): Promise<CaseOrigin | undefined>
  /** Throws ConflictError where the message is a case, or the thread holds one. */
  insert(origin: CaseOrigin): Promise<void>
}
