import type { Partner } from '../../domain/partners/partner.ts'
import { type Role, ROLES } from '../../domain/partners/party.ts'
import { asPreview } from '../by-form/deed-preview.ts'
import { namedMeanwhile } from '../by-form/named-meanwhile.ts'
import { goneFrom, partForm } from '../by-form/people-forms.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { type Outcome, refused } from '../outcome.ts'
import { whyNotHandedTo } from '../people/can-act.ts'
import { nameAs, SINGLE } from '../people/name-as.ts'
import { loadRoster, type Roster } from '../people/roster.ts'
import { takeAway, takeOneRole } from '../people/take-away.ts'
import type { Scene } from '../scene.ts'
import { personLeaves } from './person.ts'

/** What a form says is to become of somebody who is named for a partner: another role, one role less, or none any more. */
export const changePerson: UseCase<Partner> = {
  name: 'people.change',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, request) {
    const { of = '', become, since, back, ...entries } = request.values
    const entered = { ...entries, ...(become !== undefined && { become }) }
    const form = await partForm(scene, partner, of, entered)
    if (!form) return refused(goneFrom(partner))
    if (become === undefined || back !== undefined) return { kind: 'form', form }
    const role = ROLES.find((one) => become.endsWith(` ${one}`))
    const roles = SINGLE.filter((one) => one === role)
    const meanwhile = await namedMeanwhile(scene, partner, since, { personId: of, roles })
    const fresh = meanwhile === undefined ? undefined : await partForm(scene, partner, of, entered, meanwhile)
    if (fresh) return { kind: 'form', form: fresh }
    const to = entries['to'] === 'next' ? undefined : entries['to']
    const outcome = await becomes(scene, partner, { of, become, to })
    const goes = become === 'gone' || become === 'leaves'
    const field = goes && form.fields.some(({ id }) => id === 'to') ? 'to' : 'become'
    return asPreview(scene, { action: changePerson.name, form, field }, request, outcome)
  },
}

type Becomes = { of: string; become: string; to: string | undefined }

async function becomes(scene: Scene, partner: Partner, { of, become, to }: Becomes): Promise<Outcome> {
  const roster = await loadRoster(scene.tx, partner.id)
  const partsOf = (personId: string): Roster => roster.filter(({ person }) => person.id === personId)
  const entries = partsOf(of)
  if (become === 'leaves')
    return dispatch(personLeaves, scene, { values: { personId: of, ...(to !== undefined && { toId: to }) } })
  if (become === 'gone') return takeAway(scene, partner, entries, to === undefined ? undefined : partsOf(to))
  const [word, said = ''] = become.split(' ')
  const role = ROLES.find((one) => one === said)
  if (!role) return refused('Choose what is to become of it.')
  return word === 'as' ? alsoAs(scene, partner, entries, role) : takeOneRole(scene, partner, entries, role)
}

/** Another role for somebody who is named already; nothing is given to whoever cannot act. */
async function alsoAs(scene: Scene, partner: Partner, entries: Roster, role: Role): Promise<Outcome> {
  const [entry] = entries
  if (!entry) return refused(goneFrom(partner))
  const { person, side, accounts } = entry
  const cannot = await whyNotHandedTo(scene, person, scene.here)
  if (cannot) return refused(cannot.refused)
  const known = accounts.map((account) => ({ account, found: 'not asked' as const }))
  return nameAs(scene, partner, { name: person.name, side, accounts: known }, role)
}
