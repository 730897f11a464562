import { z } from 'zod'

/**
 * The Bot Framework's Activity as plain JSON: the part of it that this adapter reads. Everything outside
 * `botbuilder/` speaks this, so that the successor of botbuilder is a change of that one folder.
 */
const account = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  /** Entra object id; absent for bots. */
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  /** On the recipient of a slash command: only the bot saw it. */
  isTargeted: z.boolean().nullish(),
})

const named = z.looseObject({ id: z.string().nullish(), name: z.string().nullish(), type: z.string().nullish() })

const activity = z.looseObject({
  type: z.string(),
  id: z.string().nullish(),
  timestamp: z.string().nullish(),
  serviceUrl: z.string(),
  channelId: z.string(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: z.string(),
    name: z.string().nullish(),
    /** personal, groupChat or channel. */
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
  localTimezone: z.string().nullish(),
  locale: z.string().nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  entities: z.array(z.looseObject({ type: z.string().nullish() })).nullish(),
  channelData: z
    .looseObject({
      tenant: named.nullish(),
      team: named.nullish(),
      channel: named.nullish(),
    })
    .nullish(),
})

export type Activity = z.infer<typeof activity>

const origin = z.object({ serviceUrl: z.string(), channelId: z.string() })

/** What a request must prove before the rest of it is looked at; empty where the body does not say. */
export function parseOrigin(body: unknown): z.infer<typeof origin> {
  return origin.safeParse(body).data ?? { serviceUrl: '', channelId: '' }
}

/** The activity, or undefined when the body is not one. */
export function parseActivity(body: unknown): Activity | undefined {
  const parsed = activity.safeParse(body)
  return parsed.success ? parsed.data : undefined
}

/** The conversation's id without the ";messageid=…" that Teams adds inside a thread. */
export function conversationIdOf(activity: Activity): string {
  return withoutThread(activity.conversation.id)
}

/** The id under which something is said in a message's thread. Teams takes no other root than a message's number. */
export function inThread(conversationId: string, threadId: string | undefined): string {
  if (threadId === undefined || !/^[1-9]\d*$/u.test(threadId)) return conversationId
  return `${withoutThread(conversationId)};messageid=${threadId}`
}

export function withoutThread(conversationId: string): string {
  return conversationId.split(';messageid=')[0] ?? conversationId
}

/** The root of the thread in which it was said; undefined outside of one. */
export function threadOf(activity: Activity): string | undefined {
  return activity.conversation.id.split(';messageid=')[1]
}

/** Chats one to one with the bot; group chats, meetings and channels are shared by several people. */
export function isPersonal(activity: Activity): boolean {
  return activity.conversation.conversationType === 'personal'
}

/** The tenant that owns the conversation; in a shared channel this is not always the speaker's. */
export function conversationTenantOf(activity: Activity): string | undefined {
  return activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? undefined
}

/** A tenant other than the conversation's that the activity names: then it is the speaker's. */
export function foreignTenantOf(activity: Activity): string | undefined {
  const named = activity.channelData?.tenant?.id ?? undefined
  return named === conversationTenantOf(activity) ? undefined : named
}
