import type { Partner } from '../../domain/partners/partner.ts'
import { sameName } from '../../domain/partners/same-name.ts'
import type { Finding } from './finding.ts'

/**
 * The partners that somebody may mean by this name. A short name, written as it is, means one; buttons and forms carry it. Else a name or
 * short name in whatever case; where another partner's reads the same, both, since nobody can say which was meant. To people of a partner
 * only their own has a name.
 */
export async function partnersCalled({ tx, actor }: Finding, name: string): Promise<Partner[]> {
  if (actor.kind === 'partner') {
    const own = await tx.partners.get(actor.partnerId)
    return own && isCalled(own, name) ? [own] : []
  }
  const exactly = await tx.partners.bySlug(name)
  if (exactly) return [exactly]
  const all = await tx.partners.list()
  if (!all.some((partner) => isCalled(partner, name))) return []
  return all.filter((partner) => isCalled(partner, name) || readsLike(partner, name))
}

function isCalled(partner: Partner, name: string): boolean {
  const said = name.toLowerCase()
  return partner.slug === said || partner.name.toLowerCase() === said
}

/** Whether the name could be taken for the partner's, or for its short name. */
export function readsLike(partner: Partner, name: string): boolean {
  return sameName(partner.name, name) || sameName(partner.slug, name)
}
