import { drillAskedCard } from '../../cards/drill-asked-card.ts'
import type { Card } from '../../cards/card.ts'
import { drillCard } from '../../cards/drill-card.ts'
import { type Call, channelIn, type Drill, isAgreed } from '../../domain/drills/drill.ts'
import { hookNamed, nameOfHook } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES, SOMEBODY } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { loadRoster, refOf, type Roster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'

/** `who`: see `whoOf`. */
export function drillCardKey(partnerId: string, number: number, who: string): string {
  return `drill:${partnerId}:${number}:${who}`
}

/** Whose message it is: somebody's alone, a channel's, or of all whom a step calls by name in a channel. */
export function whoOf({ to, inChannel, side, step }: Pick<Call, 'to' | 'inChannel' | 'side' | 'step'>): string {
  return channelIn(to) ?? (inChannel ? `${side}-${step}` : to)
}

export function touchDrill(
  { touched }: Pick<Means, 'touched'>,
  partnerId: string,
  number: number,
  who: string,
  at: StandingDestination[] = [],
): void {
  touched.touch({ kind: 'drill', id: `${partnerId}:${number}`, who }, at)
}

export function touchAll(means: Means, partnerId: string, number: number, calls: Call[]): void {
  for (const call of calls) if (!hookNamed(call.to)) touchDrill(means, partnerId, number, whoOf(call))
}

/** The message that calls somebody, as it looks now. `id`: of the partner, and the number. */
export async function drawDrill(means: Means, id: string, who: string, at: StandingDestination[]): Promise<void> {
  const [partnerId = '', number] = id.split(':')
  const partner = await means.tx.partners.get(partnerId)
  const drill = (await means.tx.drills.of(partnerId))?.drills.find((one) => one.number === Number(number))
  const calls = drill?.calls.filter((one) => whoOf(one) === who) ?? []
  if (!partner || !drill || calls.length === 0) return
  const card = drillCard(await viewOf(means, partner, drill, calls))
  // Nobody's five a day, and at its own time: when that is, `foundSteps` says.
  await showCard(means, partner, drillCardKey(partnerId, drill.number, who), () => card, at, { manner: 'asked' })
}

/** The message that calls these, as it would look now. */
export async function drillFace(means: Means, partner: Partner, drill: Drill, calls: Call[]): Promise<Card> {
  return drillCard(await viewOf(means, partner, drill, calls))
}

async function viewOf(means: Means, partner: Partner, drill: Drill, calls: Call[]) {
  const roster = await loadRoster(means.tx, partner.id)
  const entryOf = (personId: string) => roster.find(({ person }) => person.id === personId)
  return {
    ...{ slug: partner.slug, partnerName: partner.name, company: means.company, number: drill.number },
    zone: usualHours(partner.terms).zone,
    ...channelOf(calls),
    isShared: calls.some(({ inChannel, side }) => inChannel === true && side === 'partner'),
    called: calls.map(({ to, answered }) => {
      const entry = entryOf(answered?.personId ?? to)
      return {
        to: entry ? refOf(entry) : { name: nameOfHook(to) ?? SOMEBODY, accounts: [] },
        ...(answered && { answeredAt: answered.at }),
      }
    }),
    ...(drill.end && { end: drill.end }),
  }
}

function channelOf(calls: Call[]) {
  const [channel] = calls.flatMap(({ to }) => channelIn(to) ?? [])
  return channel === undefined ? {} : { channel }
}

/** The question to the other side, once, where both read; the same card says how it was answered. */
export async function touchDrillAsked(means: Means, partner: Partner): Promise<StandingDestination[]> {
  const at = await channelsFor(means.tx, partner.id, 'shared')
  means.touched.touch({ kind: 'drill asked', id: partner.id }, at)
  return at
}

export async function drawDrillAsked(means: Means, id: string, at: StandingDestination[]): Promise<void> {
  const partner = await means.tx.partners.get(id)
  const drills = await means.tx.drills.of(id)
  if (!partner || !drills) return
  const roster = await loadRoster(means.tx, id)
  const names = { internal: means.company, partner: partner.name }
  const card = drillAskedCard({
    ...{ slug: partner.slug, partnerName: partner.name },
    agreed: SIDES.flatMap((side) =>
      drills.agreed[side] ? [{ side: names[side], by: nameOf(roster, drills.agreed[side].personId) }] : [],
    ),
    waits: SIDES.flatMap((side) => (drills.agreed[side] ? [] : [{ side: names[side], who: managersOf(roster, side) }])),
    isAgreed: isAgreed(drills),
  })
  await showCard(means, partner, `drill-asked:${id}`, () => card, at)
}

function nameOf(roster: Roster, personId: string): string {
  return roster.find(({ person }) => person.id === personId)?.person.name ?? SOMEBODY
}

function managersOf(roster: Roster, side: Side): string[] {
  return roster.filter((one) => one.side === side && one.role === 'account-manager').map(({ person }) => person.name)
}
