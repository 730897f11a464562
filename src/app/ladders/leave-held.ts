import { listed } from '../../cards/listed.ts'
import { holdingOf } from '../../domain/escalations/hand-over-ladder.ts'
import { type Ladder, ladderLabel, urgencyOf } from '../../domain/escalations/ladder.ts'
import { nextOf } from '../../domain/escalations/side-state.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Absence } from '../../domain/rotations/rotation.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { type Stretch, union } from '../../domain/time/stretches.ts'
import { partyOf } from '../people/roster.ts'
import { casesOf } from '../queries/holdings.ts'
import type { Scene } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { whoIsAsked } from './ask-holder.ts'
import { calledAtThisHour } from './off-at-night.ts'
import { standsInNow } from './stands-in-now.ts'
import { usualTime } from './until-asked.ts'

/**
 * Somebody has said these absences: the escalations that they have go to whoever stands in, else go on without them, where they are away from now on; absences that follow each
 * other are one, whichever was said first. Of one that is to come only that their time comes in it is said. In words for them, with what they hold still; with a blank before it, or nothing.
 */
export async function leaveHeld(scene: Scene, person: Person, absences: readonly Absence[]): Promise<string> {
  const held = await heldLadders(scene, person)
  const all = union((await scene.tx.absences.notOver(scene.now)).filter(({ personId }) => personId === person.id))
  const gone = all.find(({ from }) => from <= scene.now)
  const toCome = absences.filter(({ from }) => !gone || from > gone.to)
  const said = gone && toCome.length < absences.length ? await leave(scene, held, gone) : []
  for (const one of toCome) said.push(...timesWithin(scene, held, one))
  const cases: string[] = []
  for (const partnerId of await partnersOf(scene.tx, person.id))
    cases.push(...(await casesOf(scene.tx, partnerId, person.id)))
  if (cases.length > 0)
    said.push(
      `${listed(cases)} ${cases.length === 1 ? 'stays' : 'stay'} yours: \`assign ${cases[0]} @name\` gives one away.`,
    )
  return said.map((one) => ` ${one}`).join('')
}

type Held = { ladder: Ladder; as: Party }

async function leave(scene: Scene, held: Held[], gone: Stretch): Promise<string[]> {
  const passed = new Map<string, string[]>()
  const goOn: string[] = []
  const kept: string[] = []
  const comeUp: Held[] = []
  for (const { ladder, as } of held) {
    const partner = await scene.tx.partners.get(ladder.partnerId)
    if (!partner) continue
    const named = (await standsInNow(scene, partner.id, as))?.entry
    const entry = named && (await calledAtThisHour(scene, partner, ladder, named))
    const to = entry && partyOf(entry)
    if (!to && (await isAskedOfAnother(scene, partner, { ladder, as }))) {
      comeUp.push({ ladder, as })
      continue
    }
    const backBy = await usualTime(scene, ladder)
    const asleep = named && !entry ? partyOf(named) : undefined
    const event = {
      type: 'HolderAway',
      by: as,
      ...(to && { to }),
      ...(asleep && { asleep }),
      backBy,
      until: gone.to,
    } as const
    const decision = await decideAndSaveLadder(scene, partner, ladder, event)
    const label = ladderLabel(ladder.number)
    if (to) passed.set(to.name, [...(passed.get(to.name) ?? []), label])
    else if ('state' in decision) goOn.push(label)
    else kept.push(label)
  }
  return [
    ...[...passed].map(([name, labels]) => `${listed(labels)} ${areOrIs(labels)} with ${name} now, who is told.`),
    ...(goOn.length > 0
      ? [
          `You do not have ${listed(goOn)} any more: nobody who may take ${itOrThem(goOn)} stands in, and your side goes on. \`assign ${goOn[0]} @name\` gives it to somebody.`,
        ]
      : []),
    ...stillYours(kept),
    ...timesWithin(scene, comeUp, gone),
  ]
}

/** Somebody else is asked in their place at their time: until then it stays as it is, but for a page, which would be nobody’s for so long. */
async function isAskedOfAnother(scene: Scene, partner: Partner, { ladder, as }: Held): Promise<boolean> {
  if (urgencyOf(ladder) === 'page') return false
  const stands = ladder.sides[as.side]
  if (stands.state !== 'acknowledged' || stands.asked || stands.backBy <= scene.now) return false
  const asked = await whoIsAsked({ ...scene, now: stands.backBy }, partner, ladder, as)
  return asked !== undefined && !('nobody' in asked) && asked.person.id !== as.personId
}

function timesWithin(scene: Scene, held: Held[], { from, to }: Stretch): string[] {
  const said: string[] = []
  for (const { ladder, as } of held) {
    const next = nextOf(ladder.sides[as.side])
    if (next === undefined || next < from || next >= to) continue
    const label = ladderLabel(ladder.number)
    said.push(
      `${label}, which you have, comes up then, ${sayInstant(next, scene.actor.zone)}: \`assign ${label} @name\` gives it away.`,
    )
  }
  return said
}

function stillYours(labels: string[]): string[] {
  const [first] = labels
  return first === undefined ? [] : [`You have ${listed(labels)} still: \`assign ${first} @name\` gives it away.`]
}

function areOrIs({ length }: string[]): string {
  return length === 1 ? 'is' : 'are'
}

function itOrThem({ length }: string[]): string {
  return length === 1 ? 'it' : 'them'
}

async function heldLadders({ tx }: Scene, { id }: Person): Promise<Held[]> {
  return (await laddersAround(tx, id)).flatMap((ladder) =>
    holdingOf(ladder, id)
      .slice(0, 1)
      .map((as) => ({ ladder, as })),
  )
}

/** The active escalations in which somebody may have a part: of the partners for which they are named; a manager of all may have one of any. */
export async function laddersAround(tx: Scene['tx'], id: string): Promise<Ladder[]> {
  return (await tx.managersOfAll.has(id)) ? tx.ladders.active({}) : tx.ladders.activeOf(await partnersOf(tx, id))
}

/** The partners for which somebody is named. */
export async function partnersOf(tx: Scene['tx'], id: string): Promise<string[]> {
  return [...new Set((await tx.memberships.ofPerson(id)).map(({ partnerId }) => partnerId))]
}
