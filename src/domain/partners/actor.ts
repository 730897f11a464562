import type { Party, Role } from './party.ts'

/** Whoever asks for something, as far as we know them. Built once per inbound event. */
export type Actor =
  | {
      kind: 'internal'
      personId: string
      name: string
      zone: string
      admin: boolean
      /** On the list that admins keep: a manager of every partner. */
      managerOfAll: boolean
      roles: { partnerId: string; role: Role }[]
    }
  | {
      kind: 'partner'
      personId: string
      name: string
      zone: string
      partnerId: string
      roles: { partnerId: string; role: Role }[]
    }
  /** An outsider nobody has named as a contact of a partner yet. */
  | { kind: 'stranger'; name: string; zone: string }

/** Whoever asks a question: an actor; or who works on the host, with the database itself in hand, from whom nothing can be kept. */
export type Asker = Actor | { kind: 'operator' }

/** The actor as states and facts name them; strangers never get that far. */
export function partyOf(actor: Exclude<Actor, { kind: 'stranger' }>): Party {
  return { personId: actor.personId, name: actor.name, side: actor.kind }
}
