import type { Candidate, NamedBy } from './candidate.ts'
import type { Side } from './party.ts'
import { sideUnasked } from './side-unasked.ts'

/**
 * Which side of a partnership somebody may stand on, whoever they were picked, mentioned or written down by. One side for each person and
 * partner, always; and only who is certainly ours stands on our side. `wanted` absent: the one they belong to.
 */
export function whichSide(
  candidate: Candidate,
  wanted: Side | undefined,
  by: NamedBy,
): { side: Side } | { refused: string } {
  const { name, standing, knownAs } = candidate
  switch (standing) {
    case 'unknown':
      return {
        refused: `I cannot see who ${name || 'that'} is, so they cannot be named. Name somebody who is in a channel that I am in.`,
      }
    case 'gone':
      return { refused: `The account of ${name} is deactivated, so they could not act. Name somebody else.` }
    case 'bot':
      return { refused: `${name} is an app, not a person. Name a person.` }
    case 'ours':
      return ourPerson(candidate, wanted, by)
    case 'guest':
    case 'outside':
      return wanted === 'internal' ? { refused: notOurs(candidate, by) } : theirPerson(candidate, by)
    case 'not asked': {
      const side = wanted ?? (knownAs === undefined || knownAs === 'ours' ? 'internal' : 'partner')
      const refused = sideUnasked(candidate, side, by)
      if (refused !== undefined) return { refused }
      return side === 'internal' ? ourPerson(candidate, side, by) : theirPerson(candidate, by)
    }
  }
}

function ourPerson(
  { name, knownAs }: Candidate,
  wanted: Side | undefined,
  { partner }: NamedBy,
): { side: Side } | { refused: string } {
  if (wanted === 'partner')
    return { refused: `${name} is one of our own people, and cannot be a contact of ${partner.name}.` }
  if (typeof knownAs === 'object')
    return { refused: `${name} is a partner’s contact, and cannot be named on our side.` }
  return { side: 'internal' }
}

function theirPerson(
  { name, standing, organisation, recorded, knownAs }: Candidate,
  { admin, partner }: NamedBy,
): { side: Side } | { refused: string } {
  if (standing === 'not asked' && knownAs === 'ours')
    return { refused: `${name} is one of our own people, and cannot be a contact of ${partner.name}.` }
  if (typeof knownAs === 'object' && knownAs.contactOf !== partner.id)
    return { refused: `${name} is already a contact of another partner, and cannot be a contact of ${partner.name}.` }
  if (standing === 'outside' && !recorded && !admin) {
    return {
      refused: `${name} belongs to an organisation that is not recorded as ${partner.name}’s (${organisation}). Ask an admin to name the first of its people with \`people ${partner.slug} add @name\`; after that you can name the others.`,
    }
  }
  return { side: 'partner' }
}

function notOurs({ name, standing }: Candidate, { company, partner }: NamedBy): string {
  const what = standing === 'guest' ? `a guest at ${company}` : 'of another organisation'
  return `${name} is ${what}, and cannot be named on the side of ${company} for ${partner.name}. Choose one of our own people.`
}
