import { endOverrideForm, overrideForm } from '../../cards/rotation-forms.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import { standsAlready } from '../../domain/rotations/stands-already.ts'
import { named } from '../../domain/timeline/fact.ts'
import { sayStretch } from '../../domain/time/say-time.ts'
import { didToRotation } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { SAY_WHEN, timesSaid } from '../maintenance/times-said.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster, partyOf, type Roster } from '../people/roster.ts'
import { recordFact } from '../record/record-fact.ts'
import { changeRotation } from '../rotations/change-rotation.ts'
import { noneYet, ownRotations, rotationCalled } from '../rotations/find-rotation.ts'
import { namesOf, sayDuty } from '../rotations/say-duty.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNot } from '../why-not.ts'

/** Somebody is on for a time instead of whoever would be: anybody takes a time themselves; whoever sets rotations gives it to others too. */
export const overrideRotation: UseCase<Partner> = {
  name: 'rotation.override',
  needs: 'rotation.cover',
  find: findPartner,
  async run(scene, partner, request) {
    const { values } = request
    const own = await ownRotations(scene, partner)
    const by = speakerParty(scene)
    const roster = (await loadRoster(scene.tx, partner.id)).filter(({ side }) => side === by.side)
    // Without any there is nothing to choose from in a form.
    if (own.length === 0) return refused(noneYet(partner))
    const isSaid = ['people', 'person', 'from', 'to', 'for'].some((one) => values[one] !== undefined)
    const form = () => overrideForm({ ...formView(partner, own, roster), zone: scene.actor.zone })
    if (!isSaid && request.sent !== true) return { kind: 'form', form: form() }
    const failed = (why: string): Outcome =>
      request.sent === true ? { kind: 'errors', form: form(), errors: { form: why } } : refused(why)
    const rotation = rotationCalled(own, values['rotation'], partner)
    if ('refused' in rotation) return failed(rotation.refused)
    const person = personSaid(scene, roster, values)
    if ('refused' in person) return failed(person.refused)
    if (person.personId !== by.personId) {
      const no = await whyNot(scene, 'rotation.set', { subject: partner, partner })
      if (no) return failed(`You can take a time yourself. ${no.refused}`)
    }
    const said = timesSaid({ from: 'now', ...values }, { zone: scene.actor.zone, now: scene.now })
    if ('lacks' in said) return failed(SAY_WHEN)
    if ('refused' in said) return failed(said.refused)
    const outcome = await set(scene, partner, rotation, { person, times: said.times, notes: said.notes })
    return outcome.kind === 'refused' ? failed(outcome.why) : outcome
  },
}

type Setting = { person: Party; times: { from: number; to: number }; notes: string[] }

async function set(
  scene: Scene,
  partner: Partner,
  rotation: Rotation,
  { person, times, notes }: Setting,
): Promise<Outcome> {
  const by = speakerParty(scene)
  const when = sayStretch(times, scene.actor.zone)
  const absences = await scene.tx.absences.notOver(scene.now)
  if (standsAlready(rotation, absences, { personId: person.personId, ...times }, scene.now))
    return done(`${person.name} is on duty by “${rotation.name}” then already, ${when}.`, [])
  const event = { type: 'OverrideSet', by, id: scene.ids.next(), person, ...times } as const
  const changed = await changeRotation(scene, partner, rotation, event)
  if ('refused' in changed) return refused(changed.refused)
  if ('unchanged' in changed) return done(changed.unchanged, [])
  const data = { rotation: rotation.name, side: rotation.side, name: named(person), ...times }
  await recordFact(scene, partner, partner.slug, { kind: 'RotationOverridden', by, data })
  const noted = notes.map((note) => ` ${note}`).join('')
  return done(
    `${person.name} is on duty by “${rotation.name}”, ${when}.${noted} ${await sayDuty(scene, changed.state)}`,
    [didToRotation('OverrideSet', partner.slug, changed.state)],
  )
}

/** Whoever is mentioned, or chosen; else the speaker. */
function personSaid(scene: Scene, roster: Roster, values: Request['values']): Party | { refused: string } {
  const [userId] = values['people']?.split(' ') ?? []
  const me = speakerParty(scene)
  const entries =
    userId === undefined
      ? roster.filter(({ person }) => person.id === (values['person'] ?? me.personId))
      : entriesOf(roster, scene, userId)
  if ('refused' in entries) return entries
  const [entry] = entries
  return entry
    ? partyOf(entry)
    : { refused: `${userId === undefined ? 'You are' : 'They are'} not named on your side of this partnership.` }
}

function formView({ slug, name: partnerName }: Partner, own: Rotation[], roster: Roster) {
  const people = new Map(roster.map(({ person }) => [person.id, person.name]))
  return {
    ...{ slug, partnerName, rotations: own.map(({ name }) => name) },
    people: [...people].map(([id, name]) => ({ id, name })),
  }
}

/** What was set over the turns is taken away again, or ends now: by whose time it is, or whoever sets rotations. */
export const endOverride: UseCase<Partner> = {
  name: 'rotation.end-override',
  needs: 'rotation.cover',
  find: findPartner,
  async run(scene, partner, { values: { override: id } }) {
    const by = speakerParty(scene)
    const own = await ownRotations(scene, partner)
    if (id === undefined) return chooseOverride(scene, partner, own)
    const rotation = own.find((one) => one.overrides.some((each) => each.id === id))
    const override = rotation?.overrides.find((one) => one.id === id)
    if (!rotation || !override) return refused('There is no such time any more: it was taken away before.')
    if (override.personId !== by.personId) {
      const no = await whyNot(scene, 'rotation.set', { subject: partner, partner })
      if (no) return refused(no.refused)
    }
    const changed = await changeRotation(scene, partner, rotation, { type: 'OverrideEnded', by, id })
    if ('refused' in changed) return refused(changed.refused)
    if ('unchanged' in changed) return done(changed.unchanged, [])
    return done(`It is taken away. ${await sayDuty(scene, changed.state)}`, [
      didToRotation('OverrideEnded', partner.slug, changed.state),
    ])
  },
}

async function chooseOverride(scene: Scene, { id, slug }: Partner, own: Rotation[]): Promise<Outcome> {
  const names = await namesOf(scene, id)
  const standing = own.flatMap(({ overrides }) => overrides.filter(({ to }) => to > scene.now))
  if (standing.length === 0) return refused('Nothing is set over the turns of your side’s rotations here.')
  const called = ({ personId, from, to }: { personId: string; from: number; to: number }) =>
    `${names(personId)}, ${sayStretch({ from, to }, scene.actor.zone)}`
  return {
    kind: 'form',
    form: endOverrideForm(
      slug,
      standing.map((one) => ({ id: one.id, label: called(one) })),
    ),
  }
}
