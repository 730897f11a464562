import { checkStandingCard } from '../../cards/check-standing-card.ts'
import { findChecks } from '../find/find-checks.ts'
import { checkStanding } from '../queries/check-standing.ts'
import { showing } from './showing.ts'

/** How the health checks with a partner stand. */
export const showCheckStanding = showing({
  name: 'check-in.standing',
  query: checkStanding,
  find: findChecks,
  draw: checkStandingCard,
})
