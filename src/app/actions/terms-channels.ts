import type { Partner } from '../../domain/partners/partner.ts'
import { openBind, openChannels, openUnbind } from '../by-form/channel-forms.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'

/** Change the channels of a partner by form: what is to change comes first. */
export const changeChannels: UseCase<Partner> = {
  name: 'terms.channels',
  needs: 'partner.configure',
  find: findPartner,
  run(scene, partner, { values: { of } }) {
    if (of === undefined) return openChannels(scene, partner)
    return of === 'new' ? openBind(scene, partner) : openUnbind(scene, partner, of)
  },
}
