import { namingCard, type NamingView } from '../../cards/naming-card.ts'
import type { Membership } from '../../domain/partners/partner.ts'
import type { Naming } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { directTo } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import { markIntroduced, namingKey } from './collect-naming.ts'

type Part = NamingView['parts'][number]

/**
 * Somebody is told what they are named for now, as far as they still are: alone, in one message, and at their first with what this is. Whom the bot may not
 * write to is told nothing: the first thing that needs them calls them in its thread.
 */
export async function tellNaming(means: Means, personId: string, named: Naming[]): Promise<void> {
  const { tx, company } = means
  const person = await tx.people.get(personId)
  const memberships = await tx.memberships.ofPerson(personId)
  const parts = await partsOf(means, personId, named, memberships)
  const [first] = parts
  if (!person || !first) return
  const accounts = await tx.people.accountsOf(personId)
  const side = person.ours ? 'internal' : 'partner'
  const to = await directTo(means, first.partnerId ?? '', { personId, accounts, side })
  if (!to) return
  const card = namingCard({ parts, side, company, introduces: person.introducedAt === undefined })
  await sendNotice(
    means,
    [to],
    () => card,
    undefined,
    parts.length === 1 ? { about: namingKey(personId, first.partnerId) } : {},
  )
  await markIntroduced(means, personId)
}

/** Each partner once, with all that they were named for there. */
async function partsOf(
  means: Means,
  personId: string,
  named: Naming[],
  memberships: Membership[],
): Promise<(Part & { partnerId?: string })[]> {
  const parts: (Part & { partnerId?: string })[] = []
  const all = named.find(({ partnerId }) => partnerId === undefined)
  if (all && (await means.tx.managersOfAll.has(personId))) parts.push({ roles: ['manager'], ...whoNamed(all) })
  for (const [partnerId, namings] of Map.groupBy(named, (one) => one.partnerId)) {
    const partner = partnerId === undefined ? undefined : await means.tx.partners.get(partnerId)
    if (!partner || partner.stage === 'ended') continue
    const roles = namings
      .map(({ role }) => role)
      .filter((role) => memberships.some((one) => one.partnerId === partner.id && one.role === role))
    const last = namings.at(-1)
    if (roles.length > 0 && last)
      parts.push({ partnerId: partner.id, slug: partner.slug, partnerName: partner.name, roles, ...whoNamed(last) })
  }
  return parts
}

function whoNamed({ by }: Naming): Pick<Part, 'by'> {
  return by === undefined ? {} : { by }
}
