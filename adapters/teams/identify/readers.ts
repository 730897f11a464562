import type { Readers } from '../../../src/ports/chat-platform.ts'
import type { Place } from '../../../src/ports/inbound.ts'
import { HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { readReference } from '../send/conversation-reference.ts'
import type { MemberDirectory } from './member-directory.ts'
import { standingOf } from './standing.ts'

const FRESH = HOUR
const MOST_KEPT = 5_000

export interface ChannelReaders {
  /** `not asked`: Teams has not yet said where this place can be asked about. */
  of(at: Place): Promise<Readers | 'not asked'>
  /** Somebody came or went: asked anew, of every conversation where none is named. */
  forget(conversationId?: string): void
}

/** Who reads a conversation, by its whole roster: in a standard channel that is everybody of the team, its guests included. */
export function createChannelReaders(members: MemberDirectory, homeTenantId: string, clock: Clock): ChannelReaders {
  const kept = new Map<string, { readers: Readers; until: Instant }>()

  async function ask(at: Place): Promise<Readers | 'not asked'> {
    const { serviceUrl, conversationId = at.conversationId, tenantId } = readReference(at.reference)
    if (serviceUrl === undefined) return 'not asked'
    const all = await members.all({ serviceUrl, conversationId })
    if (all === 'unseen') return all
    if (all === 'too many') return 'others'
    if ('temporary' in all) return all
    const nobodySaid = { userId: '', organisations: [], name: '' }
    const place = { tenantId, severalTenants: false }
    const ours = all.every((member) => standingOf(member, nobodySaid, place, homeTenantId).standing === 'ours')
    return ours ? 'ours alone' : 'others'
  }

  return {
    async of(at) {
      if (at.outsiders === true) return 'others'
      const known = kept.get(at.conversationId)
      if (known !== undefined && clock.now() < known.until) return known.readers
      const readers = await ask(at)
      if (readers !== 'ours alone' && readers !== 'others') return readers
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(at.conversationId, { readers, until: clock.now() + FRESH })
      return readers
    },
    forget: (conversationId) => (conversationId === undefined ? kept.clear() : void kept.delete(conversationId)),
  }
}
