import { isObject, objectsAt, textAt, type JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { BOT_NAME, findUser, homeTenant, type TeamsUser } from '../teams-world.ts'
import type { Message } from '../../workplace.ts'

/** A message as the menu of it sends it along: Graph's shape, with the words as HTML (npm @microsoft/teams.api, `Message`). */
export function messagePayload(platform: Platform, message: Message): JsonObject {
  const { id, channelId, threadId, at, editedAt, deletedAt, payload, text } = message
  const sent = isObject(payload) ? payload : {}
  const html = objectsAt(sent, 'attachments').find(({ contentType }) => contentType === 'text/html')
  const files = objectsAt(sent, 'attachments').filter(({ contentType }) => contentType !== 'text/html')
  const link = new URL(`l/message/${encodeURIComponent(channelId)}/${id}`, platform.serviceUrl())
  return {
    id,
    replyToId: threadId ?? null,
    messageType: 'message',
    createdDateTime: asDate(at),
    lastModifiedDateTime: editedAt === undefined ? null : asDate(editedAt),
    deleted: deletedAt !== undefined,
    subject: null,
    summary: null,
    importance: 'normal',
    locale: 'en-us',
    linkToMessage: link.href,
    from: authorOf(platform, message.authorId),
    body: html
      ? { contentType: 'html', content: textAt(html, 'content') ?? '' }
      : { contentType: 'text', content: text },
    attachments: files,
    mentions: [],
    reactions: [],
  }
}

function authorOf({ world, credentials }: Platform, authorId: string): JsonObject {
  const user = findUser(world, authorId)
  if (!user || user.bot === true) {
    const id = user?.aadObjectId ?? credentials.appId
    const application = { applicationIdentityType: 'bot', id, displayName: user?.name ?? BOT_NAME }
    return { user: null, device: null, conversation: null, application }
  }
  const known = { userIdentityType: identityType(world, user), id: user.aadObjectId, displayName: user.name }
  return { user: known, device: null, conversation: null, application: null }
}

function identityType(world: Platform['world'], user: TeamsUser): string {
  if (user.anonymous === true) return 'anonymousGuest'
  return user.tenantId === homeTenant(world).id ? 'aadUser' : 'federatedUser'
}

function asDate(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'millisecond' })
}
