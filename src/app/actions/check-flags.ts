import { checkFlagsCard } from '../../cards/check-flags-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { checkFlags } from '../queries/check-flags.ts'
import { showing } from './showing.ts'

/** How each red flag stands with a partner. */
export const showCheckFlags = showing({
  name: 'check-in.flags',
  query: checkFlags,
  find: findPartner,
  draw: checkFlagsCard,
})
