import type { LookUp } from '../../../src/ports/chat-platform.ts'
import type { Named, Place } from '../../../src/ports/inbound.ts'
import { type PersonReference, readPersonReference, readReference } from '../send/conversation-reference.ts'
import type { FoundMember, Member, MemberDirectory } from './member-directory.ts'
import { standingOf } from './standing.ts'

/**
 * Who somebody is, by the roster of the place they were met in. Whom it does not know there is nobody's colleague there, and may be elsewhere.
 * `not asked`: Teams has not yet said where this place can be asked about, or they have no chat with the bot.
 */
export async function lookUp(
  who: Named,
  at: Place,
  homeTenantId: string,
  members: MemberDirectory,
): Promise<LookUp | 'not asked'> {
  const { serviceUrl, conversationId = at.conversationId, tenantId } = readReference(at.reference)
  if (serviceUrl === undefined) return 'not asked'
  const ownChat = at.kind === 'direct' && at.conversationId === ''
  // Where they were last seen may be a shared channel.
  const severalTenants = at.outsiders === true || ownChat
  const asProfile = (member: Member, reference: Omit<PersonReference, 'metAs'>): LookUp => {
    const { name = who.name, aadObjectId = who.userId, id } = member
    return {
      profile: {
        userId: aadObjectId,
        name: name === '' ? 'somebody' : name,
        ...(who.zone !== undefined && { zone: who.zone }),
        ...(who.locale !== undefined && { locale: who.locale }),
        ...(id !== undefined && { reference: { metAs: id, ...reference } satisfies PersonReference }),
        ...standingOf(member, who, { tenantId, severalTenants }, homeTenantId),
      },
    }
  }
  const foundIn = (id: string): Promise<FoundMember> =>
    members.find({ serviceUrl, conversationId: id, tenantId }, who.userId)

  if (!ownChat) {
    const found = await foundIn(conversationId)
    const here = at.kind === 'direct' ? { chatId: at.conversationId } : { metIn: at.conversationId }
    return isMember(found) ? asProfile(found, here) : unsaid(found)
  }
  const { chatId, metIn } = readPersonReference(at.reference)
  if (chatId === undefined) return 'not asked'
  const alone = await foundIn(chatId)
  if (isMember(alone)) return asProfile(alone, { chatId })
  const gone: LookUp = {
    profile: { userId: who.userId, tenantId: tenantId ?? homeTenantId, name: who.name, standing: 'gone' },
  }
  // Nobody leaves their own chat.
  if (alone === 'unknown') return gone
  if (!alone.refused) return unsaid(alone)
  // Blocked, or deleted: only whoever has vanished from where they were seen, too, is gone.
  if (metIn === undefined) return 'unknown'
  const lastSeen = await foundIn(metIn)
  if (lastSeen === 'unknown') return gone
  return isMember(lastSeen) ? asProfile(lastSeen, { metIn }) : unsaid(lastSeen)
}

function unsaid(found: Exclude<FoundMember, Member>): 'unknown' | { temporary: string } {
  return found === 'unknown' ? found : { temporary: found.temporary }
}

function isMember(found: FoundMember): found is Member {
  return found !== 'unknown' && !('temporary' in found)
}
