import { namingCard, type NamingView } from '../../cards/naming-card.ts'
import type { Card } from '../../cards/card.ts'
import type { Membership, Partner } from '../../domain/partners/partner.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Naming } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { directTo } from '../show/destinations.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { namingKey } from './collect-naming.ts'

type Part = NamingView['parts'][number]

/** What somebody is told of the parts that they were given: `card` says all of it, `each` one partner, for a message that tells more. `about`: see `NewDelivery`. */
export type ToldOfNaming = { to: StandingDestination; card: Card; each: Card[]; about?: string }

/**
 * What somebody is named for now, as far as they still are, at their first with what this is. `at`: when they were told, should that not have arrived. Whom the bot may not write to is told nothing: the first
 * thing that needs them calls them in its thread.
 */
export async function toldOfNaming(
  means: Means,
  personId: string,
  named: Naming[],
  at?: Instant,
): Promise<ToldOfNaming | undefined> {
  if (named.length === 0) return undefined
  const { tx, company } = means
  const person = await tx.people.get(personId)
  const memberships = await tx.memberships.ofPerson(personId)
  const parts = await partsOf(means, personId, named, memberships)
  const [first] = parts
  if (!person || !first) return undefined
  const accounts = await tx.people.accountsOf(personId)
  const side = person.ours ? 'internal' : 'partner'
  const to = await directTo(means, first.partnerId ?? '', { personId, accounts, side })
  if (!to) return undefined
  const isFirst = person.introducedAt === undefined || person.introducedAt === at
  return {
    to,
    card: namingCard({ parts, side, company, introduces: isFirst }),
    each: parts.map((part, at) => namingCard({ parts: [part], side, company, introduces: isFirst && at === 0 })),
    ...(parts.length === 1 && { about: namingKey(personId, first.partnerId) }),
  }
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
  if (all && (await means.tx.managersOfAll.has(personId)))
    parts.push({ roles: ['manager'], ...(await whoNamed(means, all)) })
  for (const [partnerId, namings] of Map.groupBy(named, (one) => one.partnerId)) {
    const partner = partnerId === undefined ? undefined : await means.tx.partners.get(partnerId)
    if (!partner || partner.stage === 'ended') continue
    const roles = namings
      .map(({ role }) => role)
      .filter((role) => memberships.some((one) => one.partnerId === partner.id && one.role === role))
    const last = namings.at(-1)
    if (roles.length > 0 && last)
      parts.push({
        partnerId: partner.id,
        slug: partner.slug,
        partnerName: partner.name,
        roles,
        ...(await whoNamed(means, last, partner)),
      })
  }
  return parts
}

async function whoNamed({ tx, company }: Means, { by }: Naming, partner?: Partner): Promise<Pick<Part, 'by'>> {
  if (!by) return {}
  const whose = by.side === 'internal' ? company : partner?.name
  const name = (await tx.people.get(by.personId))?.name ?? SOMEBODY
  return { by: `${name}${whose === undefined ? '' : ` (${whose})`}` }
}
