import { z } from 'zod'
import { HOUR, SECOND } from '../../../src/domain/time/instant.ts'
import type { Remember } from '../../../src/ports/remembered.ts'
import type { Connector } from '../send/connector.ts'

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

/** `unknown`: the roster does not know them. `temporary`: it could not be asked just now. */
export type FoundMember = Member | 'unknown' | { temporary: string }

type Where = { serviceUrl: string; conversationId: string }

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

export function createMemberDirectory(connector: Connector, remember: Remember): MemberDirectory {
  const known = remember<FoundMember>({
    freshMs: KEPT_MS,
    most: MOST_KEPT,
    counts: (found) => found !== 'unknown' && !('temporary' in found),
  })

  async function ask({ serviceUrl, conversationId }: Where, rest: string) {
    const path = `v3/conversations/${encodeURIComponent(conversationId)}/${rest}`
    const answer = await connector({ method: 'GET', serviceUrl, path, timeoutMs: TIMEOUT_MS })
    if (answer.kind === 'answered' && answer.status < 500 && ![401, 408, 412, 429].includes(answer.status))
      return answer
    const code = answer.kind === 'answered' ? `HTTP ${answer.status}` : answer.detail
    return { temporary: `Teams does not say who is in this conversation (${code}).` }
  }

  async function findIn(place: Where, userId: string): Promise<FoundMember> {
    const answer = await ask(place, `members/${encodeURIComponent(userId)}`)
    if ('temporary' in answer) return answer
    const parsed = answer.status < 300 ? member.safeParse(answer.body) : undefined
    return parsed?.success ? asMember(parsed.data) : 'unknown'
  }

  return {
    find: (place, userId) => known.answer(place.conversationId, userId, () => findIn(place, userId)),
    async all(place) {
      const answer = await ask(place, `pagedmembers?pageSize=${PAGE_SIZE}`)
      if ('temporary' in answer) return answer
      const parsed = answer.status < 300 ? page.safeParse(answer.body) : undefined
      if (!parsed?.success) return 'unseen'
      if (parsed.data.continuationToken) return 'too many'
      return parsed.data.members.map(asMember)
    },
    forget: (conversationId) => known.forget(conversationId),
  }
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
