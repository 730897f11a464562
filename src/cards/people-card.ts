import type { Role, Side } from '../domain/partners/party.ts'
import type { Button, Card, PersonRef } from './card.ts'
import { peopleBlocks } from './people-blocks.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { withCode } from './with-code.ts'

/** Who is named for a partner; one entry for each role held. */
export type PeopleView = {
  slug: string
  name: string
  version: number
  ourName: string
  people: { ref: PersonRef; side: Side; role: Role }[]
  /** The reader may change it, where nobody else reads along. */
  may?: true
}

export function peopleCard({ slug, name, ourName, people, may }: PeopleView): Card {
  const each = Map.groupBy(people, ({ ref, side }) => JSON.stringify([side, ref]))
  const named = [...each.values()].flatMap(([first, ...more]) =>
    first ? [{ ref: first.ref, side: first.side, roles: [first, ...more].map(({ role }) => role) }] : [],
  )
  const names = (side: Side) =>
    named
      .filter((person) => person.side === side)
      .map(({ ref }) => ref.name)
      .join(', ')
  return {
    subject: slug,
    title: `People for ${name}`,
    headline: `People for ${name} (${slug})`,
    tone: 'neutral',
    blocks: peopleBlocks(named, ourName, name),
    buttons: may ? [changeButton(slug)] : [],
    footer: withCode(`The account manager at ${ourName} names people: \`@Liaison people ${slug} add @name\``),
    fallback:
      `People for ${name} (${slug}). At ${ourName} ${names('internal') || 'nobody yet'}; at ${name} ${names('partner') || 'nobody yet'}. ` +
      `The account manager at ${ourName} names people with “@Liaison people ${slug} add @name”.`,
  }
}

function changeButton(slug: string): Button {
  const label = BUTTON_WORDS.changePeople
  return { action: 'terms.people', label, style: 'plain', subject: slug, version: 0, opensForm: true }
}
