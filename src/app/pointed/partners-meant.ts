import type { Partner } from '../../domain/partners/partner.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { ChatScene } from '../scene.ts'
import { whyNot } from '../why-not.ts'

/**
 * With whom a case may be meant, of those for whom whoever asks may open one: an outsider's own partner, those whom the place serves, or else all.
 */
export async function partnersMeant(scene: ChatScene, conversation: Conversation): Promise<Partner[]> {
  const { tx, actor } = scene
  if (actor.kind === 'partner') {
    const own = await tx.partners.get(actor.partnerId)
    return own ? [own] : []
  }
  const served = new Set((await tx.bindings.at(conversation.id)).map(({ partnerId }) => partnerId))
  const all = await tx.partners.list()
  const here = served.size === 0 ? all : all.filter(({ id }) => served.has(id))
  // Whoever may open none with the one there is hears why.
  if (here.length === 1) return here
  const refusals = await Promise.all(here.map((partner) => whyNot(scene, 'case.open', { subject: partner, partner })))
  return here.filter((_, index) => refusals[index] === undefined)
}
