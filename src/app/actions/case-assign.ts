import { caseOwnerForm } from '../../cards/case-owner-form.ts'
import type { Form } from '../../cards/form.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { type Outcome, refused } from '../outcome.ts'
import { whyNotHandedTo } from '../people/can-act.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster, partyOf } from '../people/roster.ts'
import { sayIfAway } from '../people/say-if-away.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Make somebody named for the partnership the owner of a case. Without a mention, the form opens. */
export const assignCase: UseCase<Case> = {
  name: 'case.assign',
  needs: 'case.assign',
  find: findCase,
  async run(scene, state, request) {
    const { userId, personId, was } = request.values
    const label = caseLabel(state.number)
    if (userId === undefined && personId === undefined)
      return scene.here && !isOver(state)
        ? openForm(scene, state)
        : refused(`Mention who is to own it: \`assign ${label} @name\`.`)
    if (was !== undefined && was !== state.owner.personId)
      return openForm(
        scene,
        state,
        personId,
        `${state.owner.name} was made its owner meanwhile: nothing of what you chose is done yet.`,
      )
    const roster = await loadRoster(scene.tx, state.partnerId)
    const entries =
      userId === undefined ? roster.filter(({ person }) => person.id === personId) : entriesOf(roster, scene, userId)
    if ('refused' in entries) return refused(entries.refused)
    const [entry] = entries
    if (!entry)
      return refused('Only people named for this partner can own its cases. Name them first with `people … add @name`.')
    const cannot = await whyNotHandedTo(scene, entry.person, scene.here)
    if (cannot && request.sent)
      return { kind: 'errors', form: await formOf(scene, state), errors: { personId: cannot.refused } }
    if (cannot) return refused(cannot.refused)
    const event = { type: 'CaseAssigned', by: speakerParty(scene), owner: partyOf(entry) } as const
    const away = await sayIfAway(scene, entry.person)
    return changeCase(scene, state, event, request, `${entry.person.name} owns ${label} now.${away}`)
  },
}

async function openForm(scene: Scene, state: Case, chosen?: string, above?: string): Promise<Outcome> {
  return { kind: 'form', form: await formOf(scene, state, chosen, above) }
}

/** `chosen`: who was chosen before somebody else changed it. */
async function formOf(
  scene: Scene,
  { number, title, partnerId, owner }: Case,
  chosen?: string,
  above?: string,
): Promise<Form> {
  const partner = await scene.tx.partners.get(partnerId)
  const company = { internal: scene.company, partner: partner?.name ?? '' }
  const roster = await loadRoster(scene.tx, partnerId)
  const people = new Map(
    roster.map(({ person: { id, name }, side }) => [id, { personId: id, name, company: company[side] }]),
  )
  const of = { label: caseLabel(number), title, ...(above !== undefined && { above: [above] }) }
  return caseOwnerForm(of, {
    people: [...people.values()],
    owner: owner.personId,
    ...(chosen !== undefined && { chosen }),
  })
}
