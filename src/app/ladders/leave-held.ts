import { listed } from '../../cards/listed.ts'
import { holdingOf } from '../../domain/escalations/hand-over-ladder.ts'
import { type Ladder, ladderLabel, urgencyOf } from '../../domain/escalations/ladder.ts'
import { isHeldUnconfirmed, nextOf, stoodOn } from '../../domain/escalations/side-state.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Absence } from '../../domain/rotations/rotation.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import { partyOf } from '../people/roster.ts'
import { stretchesAway } from '../people/stretches-away.ts'
import { casesOf } from '../queries/holdings.ts'
import type { Means, Scene } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { whoIsAsked } from './ask-holder.ts'
import { calledAtThisHour } from './off-at-night.ts'
import { standsInNow } from './stands-in-now.ts'
import { usualTime } from './until-asked.ts'

/**
 * Somebody has said these absences: the escalations that they have go to whoever stands in, else go on without them, where they are away from now on; absences that follow each
 * other are one, whichever was said first. Of one that is to come what becomes of them as it begins is said. In words for them, with what they hold still; with a blank before it, or nothing.
 */
export async function leaveHeld(scene: Scene, person: Person, absences: readonly Absence[]): Promise<string> {
  const held = await heldLadders(scene, person)
  const all = await stretchesAway(scene, person.id)
  const gone = all.find(({ from }) => from <= scene.now)
  const toCome = absences.filter(({ from }) => !gone || from > gone.to)
  const said = gone && toCome.length < absences.length ? sayLeft(scene, await leave(scene, held, gone), gone) : []
  for (const { from } of toCome) {
    const away = all.find((one) => one.from <= from && from < one.to)
    if (away) said.push(...(await foreseen(scene, held, { ...away, from })))
  }
  const cases: string[] = []
  for (const partnerId of await partnersOf(scene.tx, person.id))
    cases.push(...(await casesOf(scene.tx, partnerId, person.id)))
  if (cases.length > 0)
    said.push(
      `${listed(cases)} ${cases.length === 1 ? 'stays' : 'stay'} yours: \`assign ${cases[0]} @name\` gives one away.`,
    )
  return said.map((one) => ` ${one}`).join('')
}

/**
 * An absence that was said ahead has begun at that moment: what they have goes to whoever stands in, else goes on without them. Where they were away before it without a break, that
 * was settled then: whatever they took meanwhile goes to whoever stands in from now on, and is taken from them for nobody.
 */
export async function leaveAsItBegins(means: Means, person: Person, begunAt: Instant): Promise<void> {
  // With one that has just ended.
  const all = await stretchesAway({ ...means, now: begunAt - 1 }, person.id)
  const gone = all.find(({ from, to }) => from <= means.now && to > means.now)
  if (!gone) return
  await leave(means, await heldLadders(means, person), gone, { forSomebodyAlone: gone.from < begunAt })
}

type Held = { ladder: Ladder; as: Party }

/** What became of what somebody had. `unconfirmed`: is held until its resolution is confirmed. */
type Left = { passed: Map<string, string[]>; goOn: string[]; unconfirmed: string[]; kept: string[]; comeUp: Held[] }

async function leave(means: Means, held: Held[], gone: Stretch, { forSomebodyAlone = false } = {}): Promise<Left> {
  const left: Left = { passed: new Map(), goOn: [], unconfirmed: [], kept: [], comeUp: [] }
  for (const { ladder, as } of held) {
    const partner = await means.tx.partners.get(ladder.partnerId)
    if (!partner) continue
    const becomes = await becomesOf(means, partner, { ladder, as })
    if (becomes === 'asked of another') {
      left.comeUp.push({ ladder, as })
      continue
    }
    const { to, asleep } = becomes
    if (!to && forSomebodyAlone) continue
    const backBy = await usualTime(means, ladder)
    const event = {
      type: 'HolderAway',
      by: as,
      ...(to && { to }),
      ...(asleep && { asleep }),
      backBy,
      until: gone.to,
    } as const
    const decision = await decideAndSaveLadder(means, partner, ladder, event)
    const label = ladderLabel(ladder.number)
    if (to) left.passed.set(to.name, [...(left.passed.get(to.name) ?? []), label])
    else if (isHeldUnconfirmed(ladder)) left.unconfirmed.push(label)
    else if ('state' in decision) left.goOn.push(label)
    else left.kept.push(label)
  }
  return left
}

/** Who has it where whoever has it is away at that moment: nobody, where nobody stands in or takes a page then. */
async function becomesOf(
  means: Means,
  partner: Partner,
  { ladder, as }: Held,
): Promise<'asked of another' | { to?: Party; asleep?: Party }> {
  const named = (await standsInNow(means, partner.id, as))?.entry
  const entry = named && (await calledAtThisHour(means, partner, ladder, named))
  if (entry) return { to: partyOf(entry) }
  if (await isAskedOfAnother(means, partner, { ladder, as })) return 'asked of another'
  return named ? { asleep: partyOf(named) } : {}
}

/** Somebody else is asked in their place at their time: until then it stays as it is, but for a page, which would be nobody’s for so long. */
async function isAskedOfAnother(means: Means, partner: Partner, { ladder, as }: Held): Promise<boolean> {
  if (urgencyOf(ladder) === 'page') return false
  const stands = ladder.sides[as.side]
  if (stands.state !== 'acknowledged' || stands.asked || stands.backBy <= means.now) return false
  const asked = await whoIsAsked({ ...means, now: stands.backBy }, partner, ladder, as)
  return asked !== undefined && !('nobody' in asked) && asked.person.id !== as.personId
}

function sayLeft(scene: Scene, { passed, goOn, unconfirmed, kept, comeUp }: Left, gone: Stretch): string[] {
  return [
    ...[...passed].map(([name, labels]) => `${listed(labels)} ${areOrIs(labels)} with ${name} now, who is told.`),
    ...(goOn.length > 0
      ? [
          `You do not have ${listed(goOn)} any more: nobody who may take ${itOrThem(goOn)} stands in, and your side goes on. \`assign ${goOn[0]} @name\` gives it to somebody.`,
        ]
      : []),
    ...(unconfirmed.length > 0 ? [sayHeld(unconfirmed)] : []),
    ...stillYours(kept),
    ...comeUp.flatMap((one) => sayTime(scene, one, gone)),
  ]
}

/** What becomes of what they have as an absence begins, by what is known now. */
async function foreseen(scene: Scene, held: Held[], away: Stretch): Promise<string[]> {
  const said: string[] = []
  const then = { ...scene, now: away.from }
  for (const one of held) {
    const { ladder, as } = one
    const partner = await scene.tx.partners.get(ladder.partnerId)
    const next = nextOf(ladder.sides[as.side])
    if (!partner || (next !== undefined && next < away.from)) continue
    if (next === undefined && !isHeldUnconfirmed(ladder)) continue
    const becomes = await becomesOf(then, partner, one)
    if (becomes === 'asked of another') said.push(...sayTime(scene, one, away))
    else if (becomes.to) said.push(sayThen(scene, one, away, `goes to ${becomes.to.name}`))
    else if (isHeldUnconfirmed(ladder)) said.push(...(isLeft(one, away) ? [sayHeld([ladderLabel(ladder.number)])] : []))
    else if (isLeft(one, away)) said.push(sayThen(scene, one, away, 'goes on without you'))
    else said.push(...sayTime(scene, one, away))
  }
  return said
}

/** They are the one who is asked at their time, while they are away, and have neither put it off, nor have it beside others. */
function isLeft({ ladder, as }: Held, { to }: Stretch): boolean {
  const stands = stoodOn(ladder.sides[as.side])
  return stands.state === 'acknowledged' && stands.by.personId === as.personId && (nextOf(stands) ?? to) < to
}

function sayHeld(labels: string[]): string {
  return `${listed(labels)} ${areOrIs(labels)} held until the resolution is confirmed; if it is called not solved while you are away, your side goes on.`
}

function sayThen({ actor: { zone } }: Scene, { ladder }: Held, { from }: Stretch, what: string): string {
  const label = ladderLabel(ladder.number)
  return `${label}, which you have, ${what} as it begins, ${sayInstant(from, zone)}: \`assign ${label} @name\` gives it away.`
}

function sayTime({ actor: { zone } }: Scene, { ladder, as }: Held, { from, to }: Stretch): string[] {
  const next = nextOf(ladder.sides[as.side])
  if (next === undefined || next < from || next >= to) return []
  const label = ladderLabel(ladder.number)
  return [
    `${label}, which you have, comes up then, ${sayInstant(next, zone)}: \`assign ${label} @name\` gives it away.`,
  ]
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

async function heldLadders({ tx }: Means, { id }: Person): Promise<Held[]> {
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
