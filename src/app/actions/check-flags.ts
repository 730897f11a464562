import { checkFlagsCard } from '../../cards/check-flags-card.ts'
import { findChecks } from '../find/find-checks.ts'
import { checkFlags } from '../queries/check-flags.ts'
import { showing } from './showing.ts'

/** How each red flag stands with a partner. */
export const showCheckFlags = showing({
  name: 'check-in.flags',
  query: checkFlags,
  find: findChecks,
  draw: checkFlagsCard,
})
