import type { Side } from '../../domain/partners/party.ts'
import { headOf, type Roster, type RosterEntry } from './roster.ts'

/** Who takes over from somebody who can act no more: the account manager of their side, else who is next there. */
export function successorOf(roster: Roster, personId: string, side: Side): RosterEntry | undefined {
  return headOf(
    roster.filter(({ person, accounts }) => person.id !== personId && accounts.length > 0),
    side,
  )
}
