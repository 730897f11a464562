import type { Partner } from '../../domain/partners/partner.ts'
import { namingForm, openPart, openPeople } from '../by-form/people-forms.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'

/** Change who is named for a partner by form: whom it is about comes first. */
export const changePeople: UseCase<Partner> = {
  name: 'terms.people',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, { values: { of } }) {
    if (of === undefined) return openPeople(scene, partner)
    return of === 'new' ? { kind: 'form', form: await namingForm(scene, partner) } : openPart(scene, partner, of)
  },
}
