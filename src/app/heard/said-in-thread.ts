import { caseLabel } from '../../domain/cases/case.ts'
import type { ChatScene } from '../scene.ts'
import { threadOf } from './thread-of.ts'

/** Whether somebody typed in the thread of the case under which everybody is told by itself what they did: then nobody need be told of it twice. */
export async function isSaidInThread(
  { tx, here: { speaker, place } }: ChatScene,
  toldUnder: string | undefined,
): Promise<boolean> {
  const { tenantId, conversationId, threadId } = place
  if (toldUnder === undefined || threadId === undefined) return false
  const conversation = await tx.conversations.at(speaker.platform, tenantId, conversationId)
  const thread = conversation && (await threadOf(tx, conversation, threadId))
  return thread?.audience === 'shared' && caseLabel(thread.about.number) === toldUnder
}
