import { holderCard } from '../../cards/holder-card.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { LadderEffect } from '../../domain/escalations/ladder-event.ts'
import { nextOf } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import { askedKey, howLadderStands, ladderCardKey, mannerOfCalls } from './show-ladder.ts'

type ToHolder = Extract<LadderEffect, { effect: 'ask holder' | 'tell holder' }>

/** Whoever has an escalation on their side is asked how it stands, hears that it climbs again, or that somebody gave it to them. */
export async function tellHolder(means: Means, partner: Partner, ladder: Ladder, effect: ToHolder): Promise<void> {
  const { side, holder } = effect
  const roster = await loadRoster(means.tx, partner.id)
  const entry = roster.find((one) => one.person.id === holder.personId && one.side === side)
  // Whoever is not named for the partner, such as a manager of all, reads it on the card.
  if (!entry) return
  const until = nextOf(ladder.sides[side])
  const card = holderCard({
    about: effect.effect === 'tell holder' ? { told: 'given', byName: effect.by.name } : { told: effect.about },
    label: ladderLabel(ladder.number),
    version: ladder.version,
    partnerName: partner.name,
    subject: ladder.subject,
    reason: ladder.reason,
    ...(until !== undefined && { until }),
    zone: usualHours(partner.terms).zone,
    holder: { name: holder.name, accounts: entry.accounts },
  })
  await sendNotice(means, await reachOf(means, partner.id, entry), () => card, undefined, {
    ...howLadderStands(partner, ladder),
    about: askedKey(ladder, side),
    threadOf: ladderCardKey(ladder),
    manner: mannerOfCalls([ladder]),
  })
}
