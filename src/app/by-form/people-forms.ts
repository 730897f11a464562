import type { Form } from '../../cards/form.ts'
import {
  type NamedInForm,
  type PeopleAddEntries,
  peopleAddForm,
  peopleChooseForm,
  personChangeForm,
} from '../../cards/people-form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Outcome, refused } from '../outcome.ts'
import { loadRoster, type Roster } from '../people/roster.ts'
import { heldWith } from '../queries/holdings.ts'
import type { Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'
import { namedSince } from './named-meanwhile.ts'

/** The form that asks whom it is about. `above`: a sentence to begin with. */
export async function openPeople(scene: Scene, partner: Partner, above?: string): Promise<Outcome> {
  const people = namedIn(await loadRoster(scene.tx, partner.id))
  return { kind: 'form', form: peopleChooseForm(await headOf(scene, partner, above), people, scene.company) }
}

/** The form that names somebody. */
export async function namingForm(
  scene: Scene,
  partner: Partner,
  entries: PeopleAddEntries = {},
  above?: string,
): Promise<Form> {
  return peopleAddForm(await headOf(scene, partner, above), entries)
}

/** What is to become of somebody who is named; undefined for whoever is not, any more. */
export async function partForm(
  scene: Scene,
  partner: Partner,
  personId: string,
  entries: Record<string, string> = {},
  above?: string,
): Promise<Form | undefined> {
  const { tx, actor } = scene
  const people = namedIn(await loadRoster(tx, partner.id))
  const person = people.find((one) => one.personId === personId)
  if (!person) return undefined
  const { cases, ladders, actions } = await heldWith(tx, partner.id, personId, await audienceOfReply(scene))
  const others = people.filter((one) => one.side === person.side && one.personId !== personId)
  const mayLeave = actor.kind === 'internal' && actor.admin
  const view = { person, others, holds: [...cases, ...ladders, ...actions], mayLeave }
  return personChangeForm(await headOf(scene, partner, above), view, entries)
}

/** The same, or why it cannot be had. */
export async function openPart(scene: Scene, partner: Partner, personId: string): Promise<Outcome> {
  const form = await partForm(scene, partner, personId)
  return form ? { kind: 'form', form } : refused(goneFrom(partner))
}

/** Somebody took them away since the form was opened. */
export function goneFrom({ name, slug }: Partner): string {
  return `They are not named for ${name} any more. \`people ${slug}\` lists who is.`
}

async function headOf(scene: Scene, partner: Partner, above: string | undefined) {
  const { slug, name } = partner
  return { slug, name, since: await namedSince(scene, partner), ...(above !== undefined && { above: [above] }) }
}

/** Each person once, with every role they hold. */
function namedIn(roster: Roster): NamedInForm[] {
  return [...Map.groupBy(roster, ({ person }) => person.id).values()].flatMap((entries) => {
    const [first] = entries
    if (!first) return []
    const { person, side } = first
    return [{ personId: person.id, name: person.name, side, roles: entries.map(({ role }) => role) }]
  })
}
