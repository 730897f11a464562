import { noHolderCard, type NoHolderView } from '../../cards/holder-card.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { holderOn, takenOn } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { dropNotices, refreshCard } from '../show/show-card.ts'
import { isStanding, type StandingDestination } from '../show/standing-destination.ts'
import { givenAbout, givenKey } from './show-ladder.ts'

/** Other people have it than before, or it is over, or opened again: what was said to whoever it was given to may be true no more. */
export function haveOthers(before: Ladder, after: Ladder): boolean {
  const isOver = ({ status }: Ladder) => status === 'resolved'
  if (isOver(before) !== isOver(after)) return true
  return SIDES.some((side) => haversOn(before, side).join() !== haversOn(after, side).join())
}

/** What told people that it is theirs says in place that it is not, and calls nobody; of those who have it still it stands as it was said. */
export async function redrawGiven(means: Means, partner: Partner, ladder: Ladder): Promise<void> {
  const key = givenKey(ladder)
  const told = (await means.tx.outbox.destinationsOf(key)).filter(isStanding)
  const over: string[] = []
  const bySide = new Map<Side, StandingDestination[]>()
  for (const to of told) {
    if (to.kind !== 'person') continue
    const side = (await means.tx.people.get(to.personId))?.ours === false ? 'partner' : 'internal'
    const isTheirs = ladder.status !== 'resolved' && haversOn(ladder, side).includes(to.personId)
    if (isTheirs) continue
    over.push(givenAbout(ladder, to.personId))
    bySide.set(side, [...(bySide.get(side) ?? []), to])
  }
  // What has not arrived yet need not.
  await dropNotices(means, over)
  for (const [side, at] of bySide) {
    const { number, subject } = ladder
    const view = { label: ladderLabel(number), partnerName: partner.name, subject, now: hasItNow(ladder, side) }
    const card = noHolderCard(view)
    const places = new Set(at.map(queueKeyOf))
    await refreshCard(
      means,
      partner,
      key,
      () => card,
      async (to) => places.has(queueKeyOf(to)),
    )
  }
}

function haversOn({ sides }: Ladder, side: Side): string[] {
  const holder = holderOn(sides[side])
  return [...(holder ? [holder] : []), ...takenOn(sides[side]).map(({ by }) => by)].map(({ personId }) => personId)
}

function hasItNow({ status, sides }: Ladder, side: Side): NoHolderView['now'] {
  if (status === 'resolved') return { state: 'over' }
  const holder = holderOn(sides[side]) ?? takenOn(sides[side]).at(-1)?.by
  return holder ? { state: 'with', byName: holder.name } : { state: 'waits' }
}
