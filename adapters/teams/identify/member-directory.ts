import { z } from 'zod'
import { HOUR, SECOND } from '../../../src/domain/time/instant.ts'
import type { Remember } from '../../../src/ports/remembered.ts'
import type { Connector, ConnectorAnswer } from '../send/connector.ts'
import { errorCodeOf } from '../send/error-code.ts'
import type { ServiceDirectory } from '../send/service-directory.ts'

/** A person as the roster of a conversation knows them. In a shared channel `tenantId` is the person's own. */
export type Member = {
  /** Teams' own id of them for this bot, "29:…". */
  id?: string
  name?: string
  aadObjectId?: string
  tenantId?: string
  /** Invited into the home tenant from outside (Entra B2B): an outsider although the tenant id is ours. */
  guest: boolean
}

/**
 * `unknown`: the roster does not know them, by Teams' own word. `temporary`: it did not say, for this reason. `refused`: nor will it, since the
 * chat was blocked, the bot uninstalled there, or the account deleted: Teams says the same of all three.
 */
export type FoundMember = Member | 'unknown' | { temporary: string; refused?: true }

/** `serviceUrl`: where Teams was last called for it, as it was stored. */
type Where = { serviceUrl: string; conversationId: string; tenantId: string | undefined }

export interface MemberDirectory {
  /** `userId` is Teams' own, "29:…", or an Entra object id. */
  find(place: Where, userId: string): Promise<FoundMember>
  /** Everybody in the conversation; `too many` where not all could be read. `unseen`: Teams does not let the bot see them. */
  all(place: Where): Promise<Member[] | 'too many' | 'unseen' | { temporary: string }>
  /** Somebody came or went: the roster is asked anew, that of every conversation where none is named. */
  forget(conversationId?: string): void
}

/** Short enough for an invoke to be answered in time (5 s) all the same. */
const TIMEOUT_MS = 2.5 * SECOND
const KEPT_MS = 1 * HOUR
const MOST_KEPT = 10_000
/** Teams' most for one page; a conversation with more people counts as read by others. */
const PAGE_SIZE = 500

const member = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  /** The same id under its older name. */
  objectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
})

const page = z.object({ members: z.array(member), continuationToken: z.string().nullish() })

export function createMemberDirectory(
  connector: Connector,
  services: ServiceDirectory,
  remember: Remember,
): MemberDirectory {
  const known = remember<FoundMember>({
    freshMs: KEPT_MS,
    most: MOST_KEPT,
    counts: (found) => found !== 'unknown' && !('temporary' in found),
  })

  function ask(place: Where, rest: string): Promise<ConnectorAnswer> {
    const { conversationId, tenantId = '' } = place
    const serviceUrl = services.forConversation(conversationId, tenantId) ?? place.serviceUrl
    const path = `v3/conversations/${encodeURIComponent(conversationId)}/${rest}`
    return connector({ method: 'GET', serviceUrl, path, timeoutMs: TIMEOUT_MS })
  }

  async function findIn(place: Where, userId: string): Promise<FoundMember> {
    const answer = await ask(place, `members/${encodeURIComponent(userId)}`)
    if (saysNotThere(answer)) return 'unknown'
    const parsed = isSuccess(answer) ? member.safeParse(answer.body) : undefined
    if (parsed?.success) return asMember(parsed.data)
    return { temporary: whyUnsaid(answer), ...(refusesBot(answer) && { refused: true }) }
  }

  return {
    find: (place, userId) => known.answer(place.conversationId, userId, () => findIn(place, userId)),
    async all(place) {
      const answer = await ask(place, `pagedmembers?pageSize=${PAGE_SIZE}`)
      if (mayBeAskedAgain(answer)) return { temporary: whyUnsaid(answer) }
      const parsed = isSuccess(answer) ? page.safeParse(answer.body) : undefined
      if (!parsed?.success) return 'unseen'
      if (parsed.data.continuationToken) return 'too many'
      return parsed.data.members.map(asMember)
    },
    forget: (conversationId) => known.forget(conversationId),
  }
}

/**
 * The one refusal that says something of the person. Every other is about the bot, the conversation or the request, and decides nothing.
 * Source: "Status codes from bot conversational APIs", Microsoft Teams platform documentation.
 */
function saysNotThere(answer: ConnectorAnswer): boolean {
  return (
    answer.kind === 'answered' && answer.status === 404 && errorCodeOf(answer.body) === 'MemberNotFoundInConversation'
  )
}

function refusesBot(answer: ConnectorAnswer): boolean {
  const code = answer.kind === 'answered' && answer.status === 403 ? errorCodeOf(answer.body) : undefined
  return code === 'MessageWritesBlocked' || code === 'ConversationBlockedByUser'
}

function isSuccess(answer: ConnectorAnswer): answer is Extract<ConnectorAnswer, { kind: 'answered' }> {
  return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300
}

function mayBeAskedAgain(answer: ConnectorAnswer): boolean {
  return answer.kind !== 'answered' || answer.status >= 500 || [401, 408, 412, 429].includes(answer.status)
}

/** With what to do about it, where that is known. */
function whyUnsaid(answer: ConnectorAnswer): string {
  const unsaid = 'Teams does not say who is in this conversation'
  if (answer.kind !== 'answered') return `${unsaid} (${answer.detail}).`
  if (answer.status < 300) return `${unsaid}: its answer cannot be read.`
  const code = errorCodeOf(answer.body) ?? ''
  return `${unsaid} (HTTP ${answer.status}${code && `, ${code}`}).${Object.hasOwn(REMEDIES, code) ? REMEDIES[code] : ''}`
}

const REMEDIES: Record<string, string> = {
  BotNotInConversationRoster: ' I am not in it: add the app to it again.',
  BotDisabledByAdmin: ' An administrator of the tenant has disabled me.',
  ConversationNotFound: ' It no longer exists, or I am not in it any more.',
  MessageWritesBlocked: ' I was blocked or uninstalled there.',
}

function asMember(raw: z.infer<typeof member>): Member {
  const aadObjectId = raw.aadObjectId ?? raw.objectId
  return {
    guest:
      raw.userRole === 'guest' ||
      raw.userRole === 'anonymous' ||
      (raw.userPrincipalName ?? '').toUpperCase().includes('#EXT#'),
    ...(raw.id ? { id: raw.id } : {}),
    ...(raw.name ? { name: raw.name } : {}),
    ...(aadObjectId ? { aadObjectId } : {}),
    ...(raw.tenantId ? { tenantId: raw.tenantId } : {}),
  }
}
