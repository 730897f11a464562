export const LONGEST_NAME = 60
const MOST_ROTATIONS = 20
const MOST_MEMBERS = 60

type Setting = { name: string; members: number; isNew: boolean; others: number }

/** Why a rotation cannot be called so, or be as large, or why there are enough of them; nothing where it can. `others`: how many its side has with the partner. */
export function whyNotSet({ name, members, isNew, others }: Setting): string | undefined {
  if (name === '') return 'Say what the rotation is called.'
  if (name.length > LONGEST_NAME) return `A rotation has a name of ${LONGEST_NAME} characters at most.`
  if (members > MOST_MEMBERS) return `A rotation has ${MOST_MEMBERS} turns in its order at most.`
  if (isNew && others >= MOST_ROTATIONS)
    return `A side has ${MOST_ROTATIONS} rotations with a partner at most: change one.`
  return undefined
}
