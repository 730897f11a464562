import { managersCard } from '../../cards/managers-card.ts'
import { managers } from '../queries/managers.ts'
import { showing } from './showing.ts'

/** Who the managers of all partners are. */
export const showManagers = showing({
  name: 'managers.show',
  query: managers,
  find: async () => ({ subject: undefined }),
  draw: (listed, { company }) => managersCard({ ...listed, ourName: company }),
})
