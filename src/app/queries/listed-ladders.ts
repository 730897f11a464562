import { toldInThisClimb } from '../../domain/escalations/called.ts'
import { type Ladder, ladderLabel, URGENCIES, urgencyOf } from '../../domain/escalations/ladder.ts'
import { askedOn, hasTaken, holderOn, waitsForWordOf } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { Asking } from '../asking.ts'
import { recipientsOf } from '../ladders/recipients.ts'
import { silentStepsOf } from '../ladders/rehearse-ladder.ts'
import { ladderForAll } from './ladder-now.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

/** As many as a phone shows. */
const ON_A_PAGE = 6

/** `partner`: absent for all; `only`: with these. `mine`: those that this person has, began, or is called by. `after`: so many have been shown. */
export type LaddersAsked = { partner?: Partner; only?: ReadonlySet<string>; mine?: string; after: number }

/** The escalations that go on, the most urgent first, then the oldest, with how they stand on each side as whoever asks may read it. */
export const listedLadders = {
  needs: 'escalation.view',
  async read(asking: Asking, { partner, only, mine, after }: LaddersAsked) {
    const { tx } = asking
    const partners = new Map((partner ? [partner] : await tx.partners.list()).map((one) => [one.id, one]))
    const active = await tx.ladders.active(partner ? { partnerId: partner.id } : {})
    const all: Ladder[] = []
    for (const ladder of active) {
      const own = partners.get(ladder.partnerId)
      if (!own || only?.has(own.id) === false) continue
      if (mine === undefined || (await isOf(asking, own, ladder, mine))) all.push(ladder)
    }
    const inOrder = all.toSorted((one, other) => rankOf(other) - rankOf(one) || one.number - other.number)
    const page = inOrder.slice(after, after + ON_A_PAGE)
    const ladders = []
    for (const ladder of page) {
      const stands = await ladderForAll(asking, partners.get(ladder.partnerId)!, ladder)
      const { subject, partnerName, urgency, sides, zone } = toldTo(asking.audience, stands)
      ladders.push({
        ...{ label: ladderLabel(ladder.number), about: subject.label, title: subject.title },
        ...{ partnerName, urgency, sides, zone },
      })
    }
    // Whom steps call is said as a rehearsal says it, to our own people alone.
    const isAsked = partner && asking.audience === 'internal' && mine === undefined && after === 0
    const silent = isAsked ? await silentStepsOf(asking, partner) : []
    return {
      ...(silent.length > 0 && { silent }),
      ...(partner && { partner: { slug: partner.slug, name: partner.name } }),
      ...{ total: all.length, from: after, ladders },
      ...(after + page.length < all.length && { next: after + page.length }),
    }
  },
} satisfies Query<LaddersAsked, unknown>

const rankOf = (ladder: Ladder) => URGENCIES.indexOf(urgencyOf(ladder))

async function isOf(asking: Asking, partner: Partner, ladder: Ladder, personId: string): Promise<boolean> {
  if (ladder.startedBy?.personId === personId) return true
  for (const side of SIDES) {
    const stands = ladder.sides[side]
    if ([holderOn(stands), askedOn(stands)].some((one) => one?.personId === personId)) return true
    if (hasTaken(stands, personId)) return true
    if (!waitsForWordOf(stands, personId)) continue
    for (const told of toldInThisClimb(ladder).filter((one) => one.side === side))
      if ((await recipientsOf(asking, partner, ladder, told)).people.some(({ person }) => person.id === personId))
        return true
  }
  return false
}
