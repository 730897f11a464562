import { userInfo } from 'node:os'

const LONGEST = 80

/** Who is on the command line: the name they give, else the one the system knows them by. */
export function byOf(given: string | undefined, systemName: () => string = nameOfUser): string | { refused: string } {
  if (given === undefined) return systemName()
  const name = given.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  if (name === '') return { refused: '--by: this names nobody. Write who is doing this, such as --by "Anna Berg".' }
  return [...name].length > LONGEST ? { refused: `--by: keep the name to ${LONGEST} characters.` } : name
}

/** A container may run as a user that its system has no name for. */
function nameOfUser(): string {
  try {
    return userInfo().username
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return `user ${process.getuid?.() ?? 'without a name'}`
  }
}
