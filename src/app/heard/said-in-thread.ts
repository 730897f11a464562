import { caseLabel } from '../../domain/cases/case.ts'
import type { CaseEvent } from '../../domain/cases/case-event.ts'
import type { Did } from '../did.ts'
import type { ChatScene } from '../scene.ts'
import { threadOf } from './thread-of.ts'

/** What both sides are told of in the thread of the case, by a note or a line. */
const TOLD: CaseEvent['type'][] = [
  'CaseQuestionAsked',
  'CaseReplied',
  'CaseResolved',
  'CaseReopened',
  'ResolutionStruck',
  'WaitTakenBack',
  'NothingNeeded',
  'CaseWithdrawn',
  'WithdrawalTakenBack',
]

/** Whether the thread in which somebody typed tells everybody there by itself what they did: then nobody need be told of it twice. */
export async function isSaidInThread({ tx, here: { speaker, place } }: ChatScene, did: Did[]): Promise<boolean> {
  const [one, ...others] = did
  if (!one || others.length > 0 || one.kind !== 'case' || !TOLD.some((what) => what === one.what)) return false
  const { tenantId, conversationId, threadId } = place
  if (threadId === undefined) return false
  const conversation = await tx.conversations.at(speaker.platform, tenantId, conversationId)
  const thread = conversation && (await threadOf(tx, conversation, threadId))
  return thread?.audience === 'shared' && caseLabel(thread.about.number) === one.label
}
