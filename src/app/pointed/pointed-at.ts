import { type Case, isOver } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Written } from '../../ports/inbound.ts'
import type { MessageAt } from '../../ports/store/thread-messages.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { ChatScene, Request } from '../scene.ts'
import { type Thread, threadOf } from '../heard/thread-of.ts'

/** The message that somebody wants to be a case, by its id and where it is. */
export type PointedAt = {
  conversation: Conversation
  /** Absent where the thread itself is meant, whose first message is a case already. */
  message?: MessageAt
  threadId?: string
  /** The case that goes on in the thread. */
  holds?: Thread
}

/** Undefined where nothing is pointed at. */
export async function pointedAt(scene: ChatScene, { values }: Request): Promise<PointedAt | undefined> {
  const { tx, here } = scene
  const { platform } = here.speaker
  const { tenantId, conversationId } = here.place
  const { message: messageId } = values
  if (messageId === undefined && values['thread'] === undefined) return undefined
  const conversation = await tx.conversations.at(platform, tenantId, conversationId)
  if (!conversation) return undefined
  const threadId = values['thread'] ?? (await threadWith(scene, conversation, messageId))
  const holds = threadId === undefined ? undefined : await caseIn(tx, conversation, threadId)
  return {
    conversation,
    ...(messageId !== undefined && { message: { platform, tenantId, conversationId, messageId } }),
    ...(threadId !== undefined && { threadId }),
    ...(holds && { holds }),
  }
}

/** The case of its thread where the message may be meant for that one: not for what is over, nor for one of a partner whom it cannot be about. */
export function goesOnThere({ holds }: PointedAt, partners: Partner[]): Case | undefined {
  const may = holds && !isOver(holds.about) && partners.some(({ id }) => id === holds.partner.id)
  return may ? holds.about : undefined
}

/** The thread in which a message is, where both sides read it and so may go on in it. */
async function threadWith(
  scene: ChatScene,
  conversation: Conversation,
  messageId: string | undefined,
): Promise<string | undefined> {
  if (messageId === undefined) return undefined
  const bindings = await scene.tx.bindings.at(conversation.id)
  const isShared = conversation.present && bindings.some(({ purpose }) => purpose === 'shared')
  return isShared ? (scene.here.message ?? readPointed(scene, messageId).message)?.threadId : undefined
}

/** As it is heard; and where the place serves the case's partner no longer, by what the case was made of: a thread holds one for good. */
export async function caseIn(
  tx: ChatScene['tx'],
  conversation: Conversation,
  threadId: string,
): Promise<PointedAt['holds'] | undefined> {
  const standing = await threadOf(tx, conversation, threadId)
  if (standing) return standing
  const { platform, tenantId, conversationId } = conversation
  const origin = await tx.caseOrigins.inThread({ platform, tenantId, conversationId, threadId })
  const about = origin && (await tx.cases.get(origin.caseId))
  const partner = about && (await tx.partners.get(about.partnerId))
  return about && partner && { about, partner, audience: 'shared' }
}

/** Whether the people of this partner read what is written there: it is the channel that both companies share. */
export async function isReadBy(
  { tx }: Pick<ChatScene, 'tx'>,
  conversation: Conversation,
  { id }: Partner,
): Promise<boolean> {
  const bindings = await tx.bindings.at(conversation.id)
  return conversation.present && bindings.some(({ partnerId, purpose }) => partnerId === id && purpose === 'shared')
}

/** What stands in the message and in the rest of its thread, as far as the platform says. `gone`: the message is there no longer. */
export type Read = { message?: Written; thread: Written[]; gone: boolean }

/** Where the platform lets nobody read the thread, the message is known alone, if it came along. */
export function readPointed({ lookUps, here }: ChatScene, messageId: string): Read {
  const read = lookUps.thread(here.speaker.platform, here.place, messageId)
  const known = here.message ? [here.message] : []
  const thread = typeof read === 'object' && 'messages' in read ? read.messages : known
  const message = thread.find((one) => one.messageId === messageId)
  return { ...(message && { message }), thread, gone: read === 'gone' }
}
