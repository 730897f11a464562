import { swapForm } from '../../cards/rotation-forms.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Rotation, Swap } from '../../domain/rotations/rotation.ts'
import { turnsAhead } from '../../domain/rotations/turns-ahead.ts'
import type { Turn } from '../../domain/rotations/turns.ts'
import { daySaid } from '../../domain/time/day-said.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { momentSaid, type SaidMoment } from '../../domain/time/moment-said.ts'
import { sayInstant, sayStretch } from '../../domain/time/say-time.ts'
import { didToRotation } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster, partyOf } from '../people/roster.ts'
import { recordFact } from '../record/record-fact.ts'
import { changeRotation } from '../rotations/change-rotation.ts'
import { noneYet, ownRotations, rotationCalled } from '../rotations/find-rotation.ts'
import { namesOf, sayDuty } from '../rotations/say-duty.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** As many turns as are looked through for somebody's next one. */
const AHEAD = 400

/** One's own next turn, or the one that is said, for one of somebody else: they are asked, and nothing changes until they accept. */
export const askSwap: UseCase<Partner> = {
  name: 'rotation.swap',
  needs: 'rotation.cover',
  find: findPartner,
  async run(scene, partner, request) {
    const own = await ownRotations(scene, partner)
    const form = () => swapFormOf(scene, partner, own)
    const { values, sent } = request
    const isSaid = ['people', 'rotation', 'mine', 'theirs', 'gives', 'takes'].some((one) => values[one] !== undefined)
    if (!isSaid && sent !== true && scene.here) return form()
    const meant =
      sent === true ? await turnsChosen(scene, partner, own, values) : await turnsTyped(scene, partner, own, values)
    const outcome = 'refused' in meant ? refused(meant.refused) : await ask(scene, partner, meant)
    if (outcome.kind !== 'refused' || sent !== true) return outcome
    const again = await form()
    return again.kind === 'form' ? { kind: 'errors', form: again.form, errors: { form: outcome.why } } : outcome
  },
}

type Meant = { rotation: Rotation; of: Party; gives: SaidMoment; takes: SaidMoment }

/** The turns as they are typed. */
async function turnsTyped(
  scene: Scene,
  partner: Partner,
  own: Rotation[],
  values: Request['values'],
): Promise<Meant | { refused: string }> {
  const rotation = rotationCalled(own, values['rotation'], partner)
  if ('refused' in rotation) return rotation
  const of = await otherSaid(scene, partner, values)
  if ('refused' in of) return of
  const gives = turnSaid(rotation, speakerParty(scene), values['mine'], scene.now)
  if ('refused' in gives) return gives
  const takes = turnSaid(rotation, of, values['theirs'], scene.now)
  return 'refused' in takes ? takes : { rotation, of, gives, takes }
}

/** The turns as they are chosen in the form: by their rotation and when they begin. */
async function turnsChosen(
  scene: Scene,
  partner: Partner,
  own: Rotation[],
  { gives: given = '', takes: taken = '' }: Request['values'],
): Promise<Meant | { refused: string }> {
  const all = own.flatMap((rotation) => aheadOf(rotation, scene.now).map((turn) => ({ rotation, turn })))
  const [gives, takes] = [given, taken].map((id) => all.find(({ rotation, turn }) => turnId(rotation, turn) === id))
  if (!gives || !takes) return { refused: 'That turn has begun, or was changed: choose another one.' }
  if (gives.rotation !== takes.rotation) return { refused: 'Both turns must be of the same rotation.' }
  const { side } = speakerParty(scene)
  const roster = await loadRoster(scene.tx, partner.id)
  const entry = roster.find((one) => one.side === side && one.person.id === takes.turn.of)
  if (!entry) return { refused: 'They are not named on your side of this partnership.' }
  return {
    rotation: takes.rotation,
    of: partyOf(entry),
    gives: { at: gives.turn.from },
    takes: { at: takes.turn.from },
  }
}

/** As many turns to come as are chosen from. */
const CHOSEN_FROM = 40

function aheadOf(rotation: Rotation, now: Instant): Turn[] {
  return rotation.members.length === 0
    ? []
    : turnsAhead(rotation, now, CHOSEN_FROM).filter(({ from }) => !isSwapped(rotation, from))
}

function turnId({ id }: Rotation, { from }: Turn): string {
  return `${id}:${from}`
}

async function swapFormOf(
  scene: Scene,
  partner: Partner,
  own: Rotation[],
): Promise<Outcome & { kind: 'form' | 'refused' }> {
  if (own.length === 0) return refused(noneYet(partner))
  const { personId } = speakerParty(scene)
  const names = await namesOf(scene, partner.id)
  const turns = own
    .flatMap((rotation) =>
      aheadOf(rotation, scene.now).flatMap((turn) => (turn.of === null ? [] : { rotation, turn, of: turn.of })),
    )
    .toSorted((one, other) => one.turn.from - other.turn.from)
  const when = ({ from }: Turn) => `from ${sayInstant(from, scene.actor.zone)}`
  const by = (rotation: Rotation) => (own.length > 1 ? `, by “${rotation.name}”` : '')
  const mine = turns.filter(({ of }) => of === personId)
  const theirs = turns.filter(({ of }) => of !== personId)
  if (mine.length === 0) return refused('You have no turn to come by a rotation of your side here.')
  if (theirs.length === 0) return refused('Nobody else has a turn to come by a rotation of your side here.')
  return {
    kind: 'form',
    form: swapForm({
      ...{ slug: partner.slug, partnerName: partner.name },
      mine: mine.map(({ rotation, turn }) => ({ id: turnId(rotation, turn), label: `${when(turn)}${by(rotation)}` })),
      theirs: theirs.map(({ rotation, turn, of }) => ({
        id: turnId(rotation, turn),
        label: `${names(of)}, ${when(turn)}${by(rotation)}`,
      })),
    }),
  }
}

async function ask(scene: Scene, partner: Partner, { rotation, of, gives, takes }: Meant): Promise<Outcome> {
  const by = speakerParty(scene)
  const turns = { gives: gives.at, takes: takes.at }
  const id = scene.ids.next()
  const changed = await changeRotation(scene, partner, rotation, { type: 'SwapAsked', by, id, of, ...turns })
  if ('refused' in changed) return refused(changed.refused)
  if ('unchanged' in changed) return done(changed.unchanged, [])
  const swap = changed.state.swaps.find((one) => one.id === id)!
  const { zone } = scene.actor
  const noted = [gives, takes].map(({ note }) => (note === undefined ? '' : ` ${note}`)).join('')
  return done(
    `${of.name} is asked: yours of ${sayStretch(swap.gives, zone)} for theirs of ${sayStretch(swap.takes, zone)}. Until they accept, nothing changes; \`swap ${partner.slug} withdraw\` takes it back.${noted}`,
    [didToRotation('SwapAsked', partner.slug, changed.state)],
  )
}

async function otherSaid(
  scene: Scene,
  partner: Partner,
  values: Request['values'],
): Promise<Party | { refused: string }> {
  const [userId] = values['people']?.split(' ') ?? []
  if (userId === undefined)
    return {
      refused: `Mention with whom: \`swap ${partner.slug} @name\`, each with your next turn, or \`--mine monday --theirs 2026-12-14\`.`,
    }
  const { side } = speakerParty(scene)
  const roster = (await loadRoster(scene.tx, partner.id)).filter((entry) => entry.side === side)
  const entries = entriesOf(roster, scene, userId)
  if ('refused' in entries) return entries
  return entries[0] ? partyOf(entries[0]) : { refused: 'They are not named on your side of this partnership.' }
}

function isSwapped({ swaps }: Rotation, from: Instant): boolean {
  return swaps.some((one) => one.status === 'accepted' && [one.gives.from, one.takes.from].includes(from))
}

/** A moment in the turn that is meant: of a day alone its noon; without either, that of somebody's next turn that is not swapped. */
function turnSaid(
  rotation: Rotation,
  whose: Party,
  said: string | undefined,
  now: Instant,
): SaidMoment | { refused: string } {
  const { zone } = rotation
  if (said === undefined) {
    const next = turnsAhead(rotation, now, AHEAD).find(
      ({ of, from }) => of === whose.personId && !isSwapped(rotation, from),
    )
    return next ? { at: next.from } : { refused: `${whose.name} has no turn to come by “${rotation.name}”.` }
  }
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const day = daySaid(said.trim().toLowerCase(), today)
  if (day) return { at: day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds }
  return momentSaid(said, { zone, now })
}

type Answer = 'SwapAccepted' | 'SwapDeclined' | 'SwapWithdrawn'

function answering(name: string, type: Answer): UseCase<Partner> {
  return {
    name,
    needs: 'rotation.cover',
    find: findPartner,
    async run(scene, partner, { values: { swap: id } }) {
      const by = speakerParty(scene)
      const meant = swapMeant(await ownRotations(scene, partner), { id, by, type })
      if ('refused' in meant) return refused(meant.refused)
      const { rotation, swap } = meant
      const changed = await changeRotation(scene, partner, rotation, { type, by, id: swap.id })
      if ('refused' in changed) return refused(changed.refused)
      if ('unchanged' in changed) return done(changed.unchanged, [])
      return answered(scene, partner, { state: changed.state, swap, type })
    },
  }
}

export const acceptSwap = answering('rotation.accept', 'SwapAccepted')
export const declineSwap = answering('rotation.decline', 'SwapDeclined')
export const withdrawSwap = answering('rotation.withdraw', 'SwapWithdrawn')

async function answered(
  scene: Scene,
  partner: Partner,
  { state, swap, type }: { state: Rotation; swap: Swap; type: Answer },
): Promise<Outcome> {
  const did = [didToRotation(type, partner.slug, state)]
  if (type !== 'SwapAccepted')
    return done(`The swap is ${type === 'SwapDeclined' ? 'declined' : 'taken back'}: nothing changes.`, did)
  const { gives, takes, askedBy, askedOf } = swap
  const data = { rotation: state.name, side: state.side, from: gives.from, other: takes.from }
  await recordFact(scene, partner, partner.slug, { kind: 'RotationSwapped', by: speakerParty(scene), data })
  const names = await namesOf(scene, partner.id)
  const { zone } = scene.actor
  return done(
    `Swapped: ${names(askedOf)} has ${sayStretch(gives, zone)}, ${names(askedBy)} ${sayStretch(takes, zone)}. ${await sayDuty(scene, state)}`,
    did,
  )
}

/** The one of the button; else the only one that waits for the speaker, or that they asked for. */
function swapMeant(
  rotations: Rotation[],
  { id, by, type }: { id: string | undefined; by: Party; type: Answer },
): { rotation: Rotation; swap: Swap } | { refused: string } {
  const all = rotations.flatMap((rotation) => rotation.swaps.map((swap) => ({ rotation, swap })))
  const mine = ({ swap }: { swap: Swap }) => (type === 'SwapWithdrawn' ? swap.askedBy : swap.askedOf) === by.personId
  const meant =
    id === undefined
      ? all.filter((one) => one.swap.status === 'asked' && mine(one))
      : all.filter((one) => one.swap.id === id)
  const [only, ...others] = meant
  if (!only) return { refused: 'No swap waits for your answer here, and none that you asked for.' }
  return others.length === 0 ? only : { refused: 'More than one swap waits: press the button of the one you mean.' }
}
