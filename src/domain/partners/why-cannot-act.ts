import type { Side } from './party.ts'
import type { Standing } from './standing.ts'

/**
 * Why nothing is handed to somebody who is named on this side, by what their platform says of an account of theirs now; or nothing where they
 * can act. What one cannot see acts for nobody either.
 */
export function whyCannotAct(name: string, side: Side, standing: Standing, company: string): string | undefined {
  switch (standing) {
    case 'gone':
      return `The account of ${name} is deactivated, so they could not act. Choose somebody else.`
    case 'bot':
      return `${name} is an app, not a person. Choose a person.`
    case 'unknown':
      return `I cannot see ${name} in any channel that we share, so they could not act. Choose somebody else.`
    case 'guest':
    case 'outside':
      return side === 'internal'
        ? `${name} is not one of ${company}’s own people any more, and could not act on its side. Choose somebody else.`
        : undefined
    case 'ours':
      return side === 'partner'
        ? `${name} is one of ${company}’s own people now, and could not act on the partner’s side. Choose somebody else.`
        : undefined
  }
}
