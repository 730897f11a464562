import { quietSaid } from '../../domain/digests/quiet-said.ts'
import { bareWord } from './as-matched.ts'
import { withoutPoliteEnd } from './filler-words.ts'
import { asItStands, said } from './read-labelled.ts'
import type { ReadRest, Rest } from './reading.ts'

const AROUND = new Set('me my is it hours time every each day night daily'.split(' '))

/** `quiet 19:00-08:00 weekends`, `quiet off`: hours of the day, as they are kept, or "off"; nothing said shows how it is. */
export function readHours(rest: Rest): ReadRest {
  const left = withoutPoliteEnd(rest.pieces.filter(({ text, quoted }) => quoted || !AROUND.has(bareWord(text))))
  const text = left.map((one) => one.text).join(' ')
  if (left.every((one) => !one.quoted && bareWord(one.text) === '') && !/\p{L}|\d/u.test(text))
    return { lines: [said(rest, [])], plain: true, shows: true }
  const word = bareWord(text) === 'off' ? 'off' : quietSaid(text)
  return word === undefined
    ? { lines: [asItStands(rest)], unfit: true }
    : { lines: [said(rest, word.split(' '))], plain: true }
}
