import { peopleCard } from '../../cards/people-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { peopleOf } from '../queries/people-of.ts'
import { showing } from './showing.ts'

/** Who is named for a partner, on both sides. */
export const showPeople = showing({
  name: 'people.list',
  query: peopleOf,
  find: findPartner,
  draw: (named, { company }) => peopleCard({ ...named, ourName: company }),
})
