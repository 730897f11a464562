import { calledAgainCard } from '../../cards/called-again-card.ts'
import type { Case } from '../../domain/cases/case.ts'
import { placeOf } from '../../domain/escalations/climb.ts'
import { climbedAt, type Ladder, ladderLabel, type Rung, urgencyOf } from '../../domain/escalations/ladder.ts'
import { type SideState, waitsForSomebody } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { isMutedFor } from '../notices/muted.ts'
import { refOf, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { dropNotices, type Face, redrawNotice, sendNotice } from '../show/show-card.ts'
import { callCardKey } from './call-key.ts'
import { recipientsOf } from './recipients.ts'
import {
  askedKey,
  callKey,
  callKeysOf,
  exhaustedKey,
  howLadderStands,
  ladderCardKey,
  mannerOfCalls,
} from './show-ladder.ts'

/** Call a step where the ladder's card stands already. What calls one person is known by its call, and becomes the list of what joins it. */
export async function callAgain(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  rung: Rung,
  at: { to: StandingDestination; call: string }[],
): Promise<void> {
  if (at.length === 0) return
  const face = await callFace(means, partner, ladder, rung)
  const onceKey = `called-again:${callKey(ladder, rung)}`
  const named = {
    ...howLadderStands(partner, ladder),
    about: callKey(ladder, rung),
    threadOf: ladderCardKey(ladder),
    manner: mannerOfCalls([ladder]),
  }
  const places = at.map(({ to }) => to)
  await sendNotice(
    means,
    places.filter(({ kind }) => kind !== 'person'),
    face,
    onceKey,
    named,
  )
  for (const { to, call } of at)
    if (to.kind === 'person')
      await sendNotice(means, [to], face, onceKey, { ...named, cardKey: callCardKey({ id: call }) })
}

/** What is called again at any hour calls everybody; of the rest whoever has muted the case was called once. */
async function mutableOf({ tx }: Means, ladder: Ladder): Promise<Case | undefined> {
  const { kind, id } = ladder.subject
  return kind === 'case' && urgencyOf(ladder) !== 'page' ? tx.cases.get(id) : undefined
}

/** Those of them who want to hear nothing of it: where others read it they are named, and not called. */
async function mutedAmong(means: Means, ladder: Ladder, people: RosterEntry[]): Promise<Set<string>> {
  const about = await mutableOf(means, ladder)
  const muted = new Set<string>()
  if (about) for (const { person } of people) if (await isMutedFor(means, person.id, about)) muted.add(person.id)
  return muted
}

/** Those of them who want to hear of it further. */
export async function unmuted(means: Means, ladder: Ladder, at: StandingDestination[]): Promise<StandingDestination[]> {
  const about = await mutableOf(means, ladder)
  if (!about) return at
  const called: StandingDestination[] = []
  for (const to of at) if (to.kind !== 'person' || !(await isMutedFor(means, to.personId, about))) called.push(to)
  return called
}

/**
 * The ladder has moved: what was to be said about it and has not arrived yet. Once somebody has it on a side, or it is resolved, nobody of that side is called
 * any more and nobody need hear that it was exhausted there. While it still waits, a call that is late stays one; only the next step it speaks of is another. Whoever had it is
 * asked nothing of it once their side has climbed on, nor told when it climbs.
 */
export async function settleLadderNotices(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  before: Ladder,
): Promise<void> {
  for (const side of SIDES) {
    const own = ladder.climbed.filter((rung) => rung.side === side)
    const calls = new Map(own.flatMap((rung) => callKeysOf(ladder, rung).map((key) => [key, rung])))
    const stands = ladder.sides[side]
    const isOver = ladder.status === 'resolved'
    // A question that somebody has yet to read stands, whatever else moves, until they have answered it.
    const isAsked = stands.state === 'acknowledged' && stands.asked !== undefined
    if (isOver || !waitsForSomebody(stands)) {
      const answered = isOver || !isAsked ? [askedKey(ladder, side)] : []
      await dropNotices(means, [exhaustedKey(ladder, side), ...answered, ...calls.keys()])
      continue
    }
    if (hasClimbedOn(before.sides[side], stands)) await dropNotices(means, [askedKey(ladder, side)])
    for (const { about } of await means.tx.outbox.unfinished({ about: [...calls.keys()] })) {
      const rung = about === undefined ? undefined : calls.get(about)
      if (about !== undefined && rung) await redrawNotice(means, about, await callFace(means, partner, ladder, rung))
    }
  }
}

function hasClimbedOn(before: SideState, stands: SideState): boolean {
  const [from, to] = [placeOf(before), placeOf(stands)]
  return before.state !== stands.state || from.step !== to.step || from.cycle !== to.cycle
}

async function callFace(means: Means, partner: Partner, ladder: Ladder, rung: Rung): Promise<Face> {
  const { people } = await recipientsOf(means, partner, ladder, climbedAt(ladder, rung) ?? rung)
  const muted = await mutedAmong(means, ladder, people)
  const stands = ladder.sides[rung.side]
  const view = {
    label: ladderLabel(ladder.number),
    version: ladder.version,
    partnerName: partner.name,
    subject: ladder.subject,
    reason: ladder.reason,
    startedAt: ladder.startedAt,
    ...(stands.state === 'climbing' && { nextAt: stands.nextAt }),
    zone: usualHours(partner.terms).zone,
  }
  return (audience) =>
    calledAgainCard({
      ...view,
      called: people
        .filter(({ side }) => audience === 'internal' || side === 'partner')
        .map((one) => (muted.has(one.person.id) ? { ...refOf(one), accounts: [] } : refOf(one))),
    })
}
