import type { Role, Side } from '../domain/partners/party.ts'
import type { CardBlock, PersonRef, Rich } from './card.ts'
import { roleWords } from './product-words.ts'

/** Somebody named for a partner, with every role they hold on their side. */
export type NamedPerson = { ref: PersonRef; side: Side; roles: Role[] }

/** The people of each side, one line a person; a side with nobody says so. */
export function peopleBlocks(people: NamedPerson[], ourName: string, partnerName: string): CardBlock[] {
  const sides = [
    { side: 'internal', company: ourName },
    { side: 'partner', company: partnerName },
  ] as const
  return sides.flatMap(({ side, company }): CardBlock[] => {
    const items = people.filter((person) => person.side === side).map(lineOf)
    const heading: CardBlock = { kind: 'text', text: [{ bold: `People at ${company}` }] }
    return [heading, items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: 'Nobody is named yet.' }]
  })
}

function lineOf({ ref, side, roles }: NamedPerson): Rich {
  return `${ref.name} – ${roles.map((role) => roleWords(role, side)).join(', ')}`
}
