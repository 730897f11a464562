import type { Form } from '../../cards/form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Role, ROLES } from '../../domain/partners/party.ts'
import { asPreview } from '../by-form/deed-preview.ts'
import { namedMeanwhile } from '../by-form/named-meanwhile.ts'
import { namingForm } from '../by-form/people-forms.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { type Outcome, refused } from '../outcome.ts'
import { picked } from '../look-ups/picked.ts'
import { channelsOf } from '../look-ups/places-of.ts'
import { nameAs, SINGLE } from '../people/name-as.ts'
import type { Request, Scene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'

/** Name somebody, on the side they belong to. Without a mention, the form opens. */
export const addPerson: UseCase<Partner> = {
  name: 'people.add',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, request) {
    const { userId, since, back, role: said } = request.values
    if (!scene.here) return refused(`Mention whom to name, in chat: \`people ${partner.slug} add @name\`.`)
    if (userId === undefined) return { kind: 'form', form: await formOf(scene, partner, { role: said }) }
    const role = roleIn(said)
    if (!role) return refused(`A role is one of ${ROLES.join(', ')}: e.g. \`--role sponsor\`.`)
    const found = await foundFor(scene, partner, request)
    const entered = { role, ...(!('refused' in found) && { found }) }
    const form = await formOf(scene, partner, entered)
    const preview = (outcome: Outcome) =>
      asPreview(scene, { action: addPerson.name, form, field: 'userId' }, request, outcome)
    if ('refused' in found) return preview(refused(found.refused))
    if (back !== undefined) return { kind: 'form', form }
    const { platform, tenantId, name } = found
    const account = { platform, tenantId, userId: found.userId }
    const personId = (await scene.tx.people.byAccount(account))?.id
    const roles = SINGLE.filter((one) => one === role)
    const meanwhile = await namedMeanwhile(scene, partner, since, { personId, roles })
    if (meanwhile !== undefined) return { kind: 'form', form: await formOf(scene, partner, entered, meanwhile) }
    return preview(await nameAs(scene, partner, { name, accounts: [{ account, found }] }, role))
  },
}

/** Whoever is picked in a form opened in one's own chat may be known in the channels of the partner alone. */
async function foundFor(
  scene: Scene,
  partner: Partner,
  { values: { userId = '', name } }: Request,
): Promise<Speaker | { refused: string }> {
  const { tx, here } = scene
  const further = here ? await channelsOf(tx, [partner.id], here.speaker.platform) : []
  return picked(scene, { userId, ...(name !== undefined && { name }) }, further)
}

type Entered = { role?: string | undefined; found?: Speaker }

function formOf(scene: Scene, partner: Partner, { role, found }: Entered, above?: string): Promise<Form> {
  const person = found && { name: found.name, accounts: [found] }
  return namingForm(scene, partner, { ...(role !== undefined && { role }), ...(person && { person }) }, above)
}

function roleIn(word: string | undefined): Role | undefined {
  if (word === undefined || word === 'contact' || word === 'team-member') return 'member'
  return ROLES.find((role) => role === word.toLowerCase())
}
