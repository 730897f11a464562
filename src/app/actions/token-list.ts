import { tokenListCard } from '../../cards/token-list-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { tokensOf } from '../queries/tokens-of.ts'
import { showing } from './showing.ts'

/** With which tokens systems of either side report numbers of a partner's figures. */
export const listTokens = showing({
  name: 'token.list',
  query: tokensOf,
  find: findPartner,
  draw: (told, { actor: { zone } }) => tokenListCard({ ...told, zone }),
})
