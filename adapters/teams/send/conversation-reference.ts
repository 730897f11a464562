import { z } from 'zod'
import type { Activity } from '../activity.ts'
import { conversationIdOf, conversationTenantOf, isPersonal } from '../activity.ts'

/**
 * What is needed to speak in a conversation later: stored by the core as `Place.reference`, refreshed from every
 * activity because Teams may move a conversation to another service URL at any time.
 */
const conversationReference = z.object({
  serviceUrl: z.string().min(1),
  channelId: z.string(),
  conversationId: z.string(),
  conversationType: z.string(),
  botId: z.string(),
  tenantId: z.string().exactOptional(),
  teamId: z.string().exactOptional(),
})
export type ConversationReference = z.infer<typeof conversationReference>
const keptReference = conversationReference.partial()

/** How to answer only the person who has just spoken: stored by the core as `Place.replyTo`. */
const replyReference = z.object({
  serviceUrl: z.string().min(1),
  /** With its thread, so that the answer stands beside the question. */
  conversationId: z.string(),
  botId: z.string(),
  /** Teams' own id of the person, "29:…". */
  userId: z.string(),
  aadObjectId: z.string().exactOptional(),
  /** A personal chat is private already, and Teams refuses targeted messages in it. */
  personal: z.boolean(),
})
export type ReplyReference = z.infer<typeof replyReference>

export function referenceOf(activity: Activity): ConversationReference {
  const tenantId = conversationTenantOf(activity)
  const teamId = activity.channelData?.team?.id
  return {
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    conversationId: conversationIdOf(activity),
    conversationType: activity.conversation.conversationType ?? 'channel',
    botId: activity.recipient.id,
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(teamId === undefined || teamId === null ? {} : { teamId }),
  }
}

export function replyReferenceOf(activity: Activity): ReplyReference {
  const aadObjectId = activity.from.aadObjectId
  return {
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    botId: activity.recipient.id,
    userId: activity.from.id,
    ...(aadObjectId === undefined || aadObjectId === null ? {} : { aadObjectId }),
    personal: isPersonal(activity),
  }
}

export function readReference(stored: unknown): z.infer<typeof keptReference> {
  const parsed = keptReference.safeParse(stored ?? {})
  return parsed.success ? parsed.data : {}
}

export function readReplyReference(stored: unknown): ReplyReference | undefined {
  const parsed = replyReference.safeParse(stored)
  return parsed.success ? parsed.data : undefined
}

/**
 * What is kept of a person, beside the place: under which id Teams has shown them to this bot ("29:…"), their chat with it, and the channel in
 * whose roster they were last found.
 */
const personReference = z.object({
  metAs: z.string(),
  chatId: z.string().exactOptional(),
  metIn: z.string().exactOptional(),
})
export type PersonReference = z.infer<typeof personReference>
const keptPerson = personReference.partial()
export type KeptPerson = z.infer<typeof keptPerson>

export function readPersonReference(stored: unknown): KeptPerson {
  return keptPerson.safeParse(stored ?? {}).data ?? {}
}

/** Undefined for whoever has no Entra object id, such as another bot. */
export function personReferenceOf(activity: Activity): PersonReference | undefined {
  if (!activity.from.aadObjectId) return undefined
  return { metAs: activity.from.id, ...(isPersonal(activity) && { chatId: conversationIdOf(activity) }) }
}
