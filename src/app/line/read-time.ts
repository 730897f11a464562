import { timeOfDaySaid } from '../../domain/time/time-of-day-said.ts'
import { bareWord } from './as-matched.ts'
import { withoutPoliteEnd } from './filler-words.ts'
import { asItStands, said } from './read-labelled.ts'
import type { ReadRest, Rest } from './reading.ts'

const AROUND_TIME = new Set('at to from is me my the it every each day morning o’clock'.split(' '))

/** `digest 8:30`, `digest off`, `digest weekly off`: a time of the day as `HH:MM`, or "on" or "off"; nothing said shows how it is. */
export function readTime(rest: Rest): ReadRest {
  const left = withoutPoliteEnd(
    rest.pieces.filter(({ text, quoted }) => quoted || !(bareWord(text) === '' || AROUND_TIME.has(bareWord(text)))),
  )
  if (left.length === 0) return { lines: [said(rest, [])], plain: true, shows: true }
  const ofWeek = left.filter(({ text }) => WEEKLY.has(bareWord(text)))
  const text = left
    .filter((one) => !ofWeek.includes(one))
    .map((one) => one.text)
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
  const onOrOff = /^[\s"'`*_]*(on|off)[\s"'`*_.!?]*$/u.exec(text)?.[1]
  if (ofWeek.length > 0) {
    // Of the week, alone, how it is can be asked as well.
    if (text === '') return { lines: [said(rest, [])], plain: true, shows: true }
    return onOrOff === undefined
      ? { lines: [asItStands(rest)], unfit: true }
      : { lines: [said(rest, ['weekly', onOrOff])], plain: true }
  }
  const word = onOrOff ?? timeOfDaySaid(text)
  return word === undefined ? { lines: [asItStands(rest)], unfit: true } : { lines: [said(rest, [word])], plain: true }
}

const WEEKLY = new Set('week weekly weeks'.split(' '))
