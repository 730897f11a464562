import type { LookUp } from '../../../src/ports/chat-platform.ts'
import type { Named, Place } from '../../../src/ports/inbound.ts'
import { type PersonReference, readReference } from '../send/conversation-reference.ts'
import type { MemberDirectory } from './member-directory.ts'
import { standingOf } from './standing.ts'

/**
 * Who somebody is, by the roster of the place they were met in. Whom it does not know there is nobody's colleague. `not asked`: Teams has
 * not yet said where this place can be asked about.
 */
export async function lookUp(
  who: Named,
  at: Place,
  homeTenantId: string,
  members: MemberDirectory,
): Promise<LookUp | 'not asked'> {
  const { serviceUrl, conversationId = at.conversationId, tenantId } = readReference(at.reference)
  if (serviceUrl === undefined) return 'not asked'
  const member = await members.find({ serviceUrl, conversationId }, who.userId)
  if (member === 'unknown' || 'temporary' in member) return member
  const { name = who.name, aadObjectId = who.userId, id } = member
  const reference =
    id === undefined
      ? undefined
      : ({ metAs: id, ...(at.kind === 'direct' && { chatId: at.conversationId }) } satisfies PersonReference)
  return {
    profile: {
      userId: aadObjectId,
      name: name === '' ? 'somebody' : name,
      ...(who.zone !== undefined && { zone: who.zone }),
      ...(who.locale !== undefined && { locale: who.locale }),
      ...(reference && { reference }),
      ...standingOf(member, who, { tenantId, severalTenants: at.outsiders === true }, homeTenantId),
    },
  }
}
