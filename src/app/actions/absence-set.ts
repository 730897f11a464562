import { noticeCard } from '../../cards/notice-card.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { awaySaid } from '../../domain/rotations/away-said.ts'
import type { Absence } from '../../domain/rotations/rotation.ts'
import { DAY } from '../../domain/time/instant.ts'
import { sayInstant, sayStretch } from '../../domain/time/say-time.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import { askWhoeverIsBack } from '../checkins/ask-whoever-is-back.ts'
import type { Did } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { picked } from '../look-ups/picked.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { askAllAnew } from '../ladders/ask-anew.ts'
import { leaveHeld, partnersOf } from '../ladders/leave-held.ts'
import { settleAllInPart } from '../ladders/settle-in-part.ts'
import { armAbsence } from '../people/arm-absence.ts'
import { loadRoster } from '../people/roster.ts'
import { armHandoversOf } from '../rotations/arm-handover.ts'
import { gapsIn } from '../rotations/duty.ts'
import type { Scene } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import { setDigest } from './digest-set.ts'

const ENDS = /^(?:off|end|over|back|here|no|i[’']?m back)$/u
const MOST_TO_COME = 20
/** How far into an absence turns are looked through, and how many rotations are named. */
const MISSED_AHEAD = 60 * DAY
const MISSED_NAMED = 3

/** Whoever asks is away from all that would call them, by a rotation or an escalation, and perhaps somebody stands in; without a word, how it is. */
export const setAbsence: UseCase<Person> = {
  name: 'absence.set',
  needs: 'absence.set',
  find: setDigest.find,
  async run(scene, person, { values }) {
    const mine = (await scene.tx.absences.notOver(scene.now)).filter((one) => one.personId === person.id)
    const said = values['text']
    if (said === undefined) {
      if (values['delegate'] !== undefined) return refused('Say until when: `away until friday --delegate @name`.')
      return done(await sayHowItIs(scene, mine), [])
    }
    if (ENDS.test(said.trim().toLowerCase())) return end(scene, person, mine)
    const away = awaySaid(said, { zone: scene.actor.zone, now: scene.now })
    if ('refused' in away) return refused(away.refused)
    const { notes = [], ...times } = away
    if (mine.length >= MOST_TO_COME) return refused('You have said so often enough: `away off` takes all of it back.')
    const delegate = await delegateSaid(scene, person, values['delegate'])
    if (delegate && 'refused' in delegate) return refused(delegate.refused)
    return beAway(scene, person, [times], { delegate, notes })
  },
}

/** Somebody is away in these times; `notes`: how what they typed was taken. */
export async function beAway(
  scene: Scene,
  person: Person,
  times: Stretch[],
  { delegate, notes = [] }: { delegate?: Person | undefined; notes?: string[] } = {},
): Promise<Extract<Outcome, { kind: 'done' }>> {
  const absences = times.map(({ from, to }): Absence => ({
    ...{ id: scene.ids.next(), personId: person.id, from, to, saidAt: scene.now },
    ...(delegate && { delegateId: delegate.id }),
  }))
  for (const one of absences) await scene.tx.absences.insert(one)
  await armHandoversOf(scene, person.id)
  await armAbsence(scene, person.id)
  if (delegate) for (const one of absences) await tellDelegate(scene, person, delegate, one)
  const held = await leaveHeld(scene, person, absences)
  const partnerIds = await partnersOf(scene.tx, person.id)
  if (absences.some(({ from }) => from <= scene.now)) await settleAllInPart(scene, partnerIds)
  await askAllAnew(scene, person.id)
  const away: string[] = []
  const missed: string[] = []
  for (const one of absences) {
    away.push(await sayAway(scene, one, delegate))
    missed.push(await sayMissed(scene, one))
  }
  const noted = notes.map((note) => ` ${note}`).join('')
  return done(
    `${away.join(' ')}${noted}${held}${missed.join('')}`,
    absences.map(() => did('AbsenceSet', person)),
  )
}

async function sayAway(scene: Scene, absence: Absence, delegate: Person | undefined): Promise<string> {
  const when = sayStretch(absence, scene.actor.zone)
  if (!delegate)
    return `You are away ${when}: nothing calls you then, and nobody stands in for you. \`away off\` ends it; \`--delegate @name\` names somebody.`
  const theirs = (await scene.tx.absences.notOver(scene.now)).find(
    ({ personId, from, to }) => personId === delegate.id && from < absence.to && to > absence.from,
  )
  const also = theirs
    ? ` ${delegate.name} is away too, until ${sayInstant(theirs.to, scene.actor.zone)}: say whether somebody else should stand in.`
    : ''
  return `You are away ${when}, and ${delegate.name} stands in for you where a rotation or an escalation would call you.${also} \`away off\` ends it.`
}

/** The turns of theirs in which nobody is on by it, with whichever partner. */
async function sayMissed({ tx, actor: { zone } }: Scene, absence: Absence): Promise<string> {
  const { personId, from, to } = absence
  const missed: string[] = []
  for (const partnerId of await partnersOf(tx, personId))
    for (const rotation of await tx.rotations.of(partnerId)) {
      const gaps = await gapsIn(tx, rotation, { from, to: Math.min(to, from + MISSED_AHEAD) })
      const [first] = gaps.filter(({ of }) => of === personId)
      if (first)
        missed.push(
          `“${rotation.name}” of ${(await tx.partners.get(partnerId))?.name ?? 'a partner'}, ${sayStretch(first, zone)}`,
        )
    }
  if (missed.length === 0) return ''
  const more = missed.length > MISSED_NAMED ? `; and ${missed.length - MISSED_NAMED} more` : ''
  return ` Nobody is on then by ${missed.slice(0, MISSED_NAMED).join('; by ')}${more}: name somebody, or \`swap\` the turn.`
}

/** What runs ends now, and what is to come does not come. */
async function end(scene: Scene, person: Person, mine: Absence[]): Promise<Outcome> {
  if (mine.length === 0) return done('You are not away.', [])
  for (const { id, from } of mine)
    await (from >= scene.now ? scene.tx.absences.remove(id) : scene.tx.absences.end(id, scene.now))
  await armHandoversOf(scene, person.id)
  await armAbsence(scene, person.id)
  await askAllAnew(scene, person.id)
  await askWhoeverIsBack(scene, person.id)
  return done('You are back: rotations and escalations call you again.', [did('AbsenceEnded', person)])
}

async function sayHowItIs(scene: Scene, mine: Absence[]): Promise<string> {
  if (mine.length === 0) return 'You are not away. `away until friday --delegate @name` says that you are.'
  const all = mine.map(async (one) => {
    const delegate = one.delegateId === undefined ? undefined : await scene.tx.people.get(one.delegateId)
    return `${sayStretch(one, scene.actor.zone)}${delegate ? `, with ${delegate.name} in your place` : ''}`
  })
  return `You are away ${(await Promise.all(all)).join('; ')}. \`away off\` ends it.`
}

/** Somebody of the same company, and of the same partner. */
async function delegateSaid(
  scene: Scene,
  person: Person,
  userId: string | undefined,
): Promise<Person | { refused: string } | undefined> {
  if (userId === undefined) return undefined
  const found = picked(scene, { userId })
  if ('refused' in found) return found
  const { platform, tenantId } = found
  const delegate = await scene.tx.people.byAccount({ platform, tenantId, userId: found.userId })
  if (!delegate || delegate.ours !== person.ours || delegate.partnerId !== person.partnerId)
    return { refused: `${found.name} is not named on your side: name somebody who is.` }
  if (delegate.id === person.id) return { refused: 'You cannot stand in for yourself: name somebody else.' }
  return delegate
}

/** Once, with the first partner for which both are named. */
async function tellDelegate(scene: Scene, person: Person, delegate: Person, absence: Absence): Promise<void> {
  const theirs = await partnersOf(scene.tx, delegate.id)
  const partnerId = (await partnersOf(scene.tx, person.id)).find((one) => theirs.includes(one))
  const entry =
    partnerId === undefined
      ? undefined
      : (await loadRoster(scene.tx, partnerId)).find((one) => one.person.id === delegate.id)
  if (!entry || partnerId === undefined) return
  const card = noticeCard({
    title: 'You stand in',
    text: `${person.name} is away ${sayStretch(absence, delegate.zone)}, and named you: where a rotation or an escalation would call them, it calls you.`,
    tone: 'neutral',
  })
  await sendNotice(scene, await reachOf(scene, partnerId, entry), () => card, `absence:${absence.id}`)
}

function did(what: 'AbsenceSet' | 'AbsenceEnded', { id }: Person): Did {
  return { kind: 'person', what, personId: id }
}
