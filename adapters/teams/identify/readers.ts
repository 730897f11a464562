import type { Readers } from '../../../src/ports/chat-platform.ts'
import type { Place } from '../../../src/ports/inbound.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { Remember } from '../../../src/ports/remembered.ts'
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
export function createChannelReaders(
  members: MemberDirectory,
  homeTenantId: string,
  remember: Remember,
): ChannelReaders {
  const known = remember<Readers | 'not asked'>({
    freshMs: FRESH,
    most: MOST_KEPT,
    counts: (readers) => readers === 'ours alone' || readers === 'others',
  })

  async function ask(at: Place): Promise<Readers | 'not asked'> {
    const { serviceUrl, conversationId = at.conversationId, tenantId } = readReference(at.reference)
    if (serviceUrl === undefined) return 'not asked'
    const all = await members.all({ serviceUrl, conversationId, tenantId })
    if (all === 'unseen') return all
    if (all === 'too many') return 'others'
    if ('temporary' in all) return all
    const nobodySaid = { userId: '', organisations: [], name: '' }
    const place = { tenantId, severalTenants: false }
    const ours = all.every((member) => standingOf(member, nobodySaid, place, homeTenantId).standing === 'ours')
    return ours ? 'ours alone' : 'others'
  }

  return {
    of: async (at) => (at.outsiders === true ? 'others' : known.answer(at.conversationId, '', () => ask(at))),
    forget: (conversationId) => known.forget(conversationId),
  }
}
