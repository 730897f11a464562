import { holderCard } from '../../cards/holder-card.ts'
import { hasCalled } from '../../domain/escalations/called.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { LadderEffect, NobodyAsked } from '../../domain/escalations/ladder-event.ts'
import { hasTaken, nextOf, takenOn } from '../../domain/escalations/side-state.ts'
import { can } from '../../domain/partners/can.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { calledFor } from '../../domain/rotations/called-for.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { actorOf } from '../people/actor-of.ts'
import { loadRoster, partyOf, type RosterEntry } from '../people/roster.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { type Reaching, reachOf } from '../show/destinations.ts'
import { dropNotices, sendNotice } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { calledAtThisHour, isReached } from './off-at-night.ts'
import { askedKey, givenAbout, givenKey, howLadderStands, ladderCardKey, mannerOfCalls } from './show-ladder.ts'

type Looking = Reaching & Pick<Means, 'now' | 'almanac' | 'admins' | 'permissions'>

type ToHolder = Extract<LadderEffect, { effect: 'ask holder' | 'tell holder' }>

/** Whoever has an escalation on their side is asked how it stands, hears that it climbs again, or that somebody gave it to them. */
export async function tellHolder(means: Means, partner: Partner, ladder: Ladder, effect: ToHolder): Promise<void> {
  const { side, holder } = effect
  const of = effect.effect === 'ask holder' ? effect.of : undefined
  const entry = await entryOf(means, partner, of ?? holder)
  if (effect.effect === 'ask holder' && effect.again) await dropNotices(means, [askedKey(ladder, side)])
  if (!entry) return
  const instead = of && entry
  const stands = ladder.sides[side]
  const own = takenOn(stands).find(({ by }) => by.personId === holder.personId)
  const until = own?.backBy ?? nextOf(stands)
  const at = await reachOf(means, partner.id, entry)
  const isAlone = at.every(({ kind }) => kind === 'person')
  const card = holderCard({
    about:
      effect.effect === 'tell holder'
        ? { told: 'given', byName: effect.by.name, ...(effect.away && { away: effect.away }) }
        : { told: effect.about },
    label: ladderLabel(ladder.number),
    version: ladder.version,
    partnerName: partner.name,
    subject: ladder.subject,
    reason: ladder.reason,
    ...(until !== undefined && { until }),
    ...(stands.state === 'snoozed' && { putOff: true }),
    ...(stands.state === 'unconfirmed' && { held: true }),
    zone: isAlone ? entry.person.zone : usualHours(partner.terms).zone,
    holder: { name: instead?.person.name ?? holder.name, accounts: entry.accounts },
    ...(instead && { awayName: holder.name }),
  })
  const cardKey = givenKey(ladder)
  // In a channel its card stands beside it, and says so.
  const isRedrawn = effect.effect === 'tell holder' && isAlone
  // Given to them once more, it is told anew.
  if (isRedrawn) for (const to of at) await means.tx.outbox.forgetShown({ cardKey, queueKey: queueKeyOf(to) })
  await sendNotice(means, at, () => card, undefined, {
    // What changes in place later recalls nothing besides.
    ...(isRedrawn ? { cardKey } : howLadderStands(partner, ladder)),
    about: isRedrawn ? givenAbout(ladder, holder.personId) : askedKey(ladder, side),
    threadOf: ladderCardKey(ladder),
    manner: mannerOfCalls([ladder]),
  })
}

/** Where whoever has it is told something; nowhere once they are neither named nor ours. */
export async function reachOfHolder(means: Reaching, partner: Partner, holder: Party): Promise<StandingDestination[]> {
  const entry = await entryOf(means, partner, holder)
  return entry && entry.accounts.length > 0 ? reachOf(means, partner.id, entry) : []
}

/** Whether somebody else has it on that side, is away, and this one stands in for them. */
export async function standsInForHolder(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  ladder: Ladder,
  { personId, side }: Pick<Party, 'personId' | 'side'>,
): Promise<boolean> {
  const stands = ladder.sides[side]
  if (stands.state !== 'acknowledged' || stands.by.personId === personId || hasTaken(stands, personId)) return false
  return calledFor(stands.by.personId, await tx.absences.notOver(now), now) === personId
}

/**
 * Who is asked how it stands, or hears that it climbs again: whoever has it, unless they are away and somebody stands in who may take it and can be reached. Of a page not whoever takes
 * none at that hour: whoever answers for the partner is asked then, else nobody; nor where none of them can be reached. Undefined where whoever has it is named no more.
 */
export async function whoIsAsked(
  means: Looking,
  partner: Partner,
  ladder: Ladder,
  holder: Party,
): Promise<RosterEntry | NobodyAsked | undefined> {
  const named = await entryOf(means, partner, holder)
  const instead = await standsInFor(means, partner, ladder, holder)
  if (!instead) return named
  if (!(await isReached(means, partner, instead)))
    return named && (await isReached(means, partner, named)) ? named : { nobody: true }
  return (await calledAtThisHour(means, partner, ladder, instead)) ?? { nobody: true, asleep: partyOf(instead) }
}

/** Whoever stands in for somebody who has it and is away, where they may take it. */
async function standsInFor(
  means: Looking,
  partner: Partner,
  ladder: Ladder,
  { personId, side }: Party,
): Promise<RosterEntry | undefined> {
  const { tx, now, permissions } = means
  const instead = calledFor(personId, await tx.absences.notOver(now), now)
  if (instead === undefined || instead === personId) return undefined
  const entry = (await loadRoster(tx, partner.id)).find((one) => one.person.id === instead && one.side === side)
  const actor = entry && (await actorOf(means, entry.person, entry.accounts))
  if (!actor) return undefined
  const subject = { partnerId: partner.id, ...(hasCalled(ladder, actor) && ({ called: true } as const)) }
  return 'allowed' in can(actor, 'escalation.acknowledge', subject, permissions) ? entry : undefined
}

/** Whoever is named for the partner, or is one of ours without being named for it, as a manager of all; nobody else is told anything of it. */
async function entryOf(
  { tx }: Pick<Means, 'tx'>,
  { id }: Partner,
  { personId, side }: Party,
): Promise<RosterEntry | undefined> {
  const named = (await loadRoster(tx, id)).find((one) => one.person.id === personId && one.side === side)
  if (named || side === 'partner') return named
  const person = await tx.people.get(personId)
  return person?.ours ? { person, side, role: 'member', accounts: await tx.people.accountsOf(personId) } : undefined
}
