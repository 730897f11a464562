import type { Candidate, NamedBy } from './candidate.ts'
import type { Side } from './party.ts'

/**
 * Why somebody may not stand on this side as long as no platform has said who they are: then the organisation under which they are written
 * has to speak for them. What they are known as already goes before it.
 */
export function sideUnasked(
  { name, organisation, whose, knownAs }: Candidate,
  side: Side,
  { company, partner }: NamedBy,
): string | undefined {
  if (typeof knownAs === 'object') return undefined
  if (side === 'internal') {
    switch (whose) {
      case 'a partner’s':
        return `${name} is written under ${organisation}, which is recorded as a partner’s organisation, and cannot be named on the side of ${company} for ${partner.name}. Choose one of our own people.`
      case 'another':
        return `${name} is written under ${organisation}, which is not known as an organisation of ${company}, and cannot be named on its side for ${partner.name}. Choose one of our own people, written under the organisation in which Liaison is installed; or name them in chat with \`people ${partner.slug} add @name\`.`
      case 'ours':
      case 'nobody knows':
        return undefined
    }
  }
  if (whose !== 'ours' || knownAs === 'ours') return undefined
  return `${name} is written under ${organisation}, an organisation of ${company}: only a guest of ours can be a contact of ${partner.name}, and no platform has said that they are one. Name them in chat with \`people ${partner.slug} add @name\`, or apply the sheet where Liaison can ask their platform.`
}
