import type { MessageAt } from './thread-messages.ts'

/** The message of which a case was made. `threadId`: of its thread, where the case goes on in it. */
export type CaseOrigin = MessageAt & { partnerId: string; caseId: string; threadId?: string }

export interface CaseOriginTable {
  /** The cases that were made of this message, one with each partner at most, the oldest first. */
  of(message: MessageAt): Promise<CaseOrigin[]>
  /** The case that goes on in this thread. */
  inThread(thread: Omit<MessageAt, 'messageId'> & { threadId: string }): Promise<CaseOrigin | undefined>
  /** Throws ConflictError where the message is a case with that partner, or the thread holds one. */
  insert(origin: CaseOrigin): Promise<void>
}
