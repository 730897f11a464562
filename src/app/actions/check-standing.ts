import { checkStandingCard } from '../../cards/check-standing-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { checkStanding } from '../queries/check-standing.ts'
import { showing } from './showing.ts'

/** How the health checks with a partner stand. */
export const showCheckStanding = showing({
  name: 'check-in.standing',
  query: checkStanding,
  find: findPartner,
  draw: checkStandingCard,
})
