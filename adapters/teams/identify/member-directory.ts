import { z } from 'zod'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { HOUR, SECOND } from '../../../src/domain/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Connector } from '../send/connector.ts'
import { MemberLookupError } from './member-lookup-error.ts'

/** A person as the roster of a conversation knows them. In a shared channel `tenantId` is the person's own. */
export type Member = {
  name?: string
  aadObjectId?: string
  tenantId?: string
  /** Invited into the home tenant from outside (Entra B2B): an outsider although the tenant id is ours. */
  guest: boolean
}

export interface MemberDirectory {
  /** `userId` is Teams' own, "29:…". Undefined when the roster does not know them. Throws MemberLookupError. */
  find(place: { serviceUrl: string; conversationId: string }, userId: string): Promise<Member | undefined>
}

/** Short enough for an invoke to be answered in time (5 s) all the same. */
const TIMEOUT_MS = 2.5 * SECOND
const KEPT_MS = 1 * HOUR
const MOST_KEPT = 10_000

const member = z.object({
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  /** The same id under its older name. */
  objectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
})

export function createMemberDirectory(connector: Connector, clock: Clock): MemberDirectory {
  const kept = new Map<string, { found: Member; until: Instant }>()

  return {
    async find({ serviceUrl, conversationId }, userId) {
      const key = `${conversationId} ${userId}`
      const known = kept.get(key)
      if (known !== undefined && clock.now() < known.until) return known.found
      const path = `v3/conversations/${encodeURIComponent(conversationId)}/members/${encodeURIComponent(userId)}`
      const answer = await connector({ method: 'GET', serviceUrl, path, timeoutMs: TIMEOUT_MS })
      if (answer.kind !== 'answered' || answer.status >= 500 || [401, 412, 429].includes(answer.status)) {
        throw new MemberLookupError(answer.kind === 'answered' ? `http_${answer.status}` : answer.detail)
      }
      const parsed = answer.status < 300 ? member.safeParse(answer.body) : undefined
      if (!parsed?.success) return undefined
      const found = asMember(parsed.data)
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(key, { found, until: clock.now() + KEPT_MS })
      return found
    },
  }
}

function asMember(raw: z.infer<typeof member>): Member {
  const aadObjectId = raw.aadObjectId ?? raw.objectId
  return {
    guest:
      raw.userRole === 'guest' ||
      raw.userRole === 'anonymous' ||
      (raw.userPrincipalName ?? '').toUpperCase().includes('#EXT#'),
    ...(raw.name ? { name: raw.name } : {}),
    ...(aadObjectId ? { aadObjectId } : {}),
    ...(raw.tenantId ? { tenantId: raw.tenantId } : {}),
  }
}
