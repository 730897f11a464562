import { roleWords } from '../../cards/product-words.ts'
import { type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/** People of a partnership whom nothing can reach, because no account of theirs is known. */
export function checkPeople(partners: PartnerRead[]): Line[] {
  return partners.flatMap(({ partner: { name, slug }, roster }) => {
    const unreachable = Map.groupBy(
      roster.filter(({ accounts }) => accounts.length === 0),
      ({ person }) => person.id,
    )
    return [...unreachable.values()].map((entries) => {
      const { person } = entries[0]!
      const roles = entries.map(({ role, side }) => roleWords(role, side)).join(' and ')
      return problem(
        `${person.name}, ${roles} for ${name}, has no account, so nothing reaches them. Name one in the sheet of ${slug} and apply it, or pick them anew with \`/partner people ${slug}\`.`,
      )
    })
  })
}
