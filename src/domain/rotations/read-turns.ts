import { WEEKDAYS } from '../time/calendar.ts'
import { timeOfDaySaid } from '../time/time-of-day-said.ts'
import type { Turns } from './rotation.ts'

const UNITS = [
  ['hours', /^(?:h|hrs?|hours?|hourly)$/u],
  ['days', /^(?:d|days?|daily)$/u],
  ['weeks', /^(?:w|wks?|weeks?|weekly)$/u],
  ['months', /^(?:months?|monthly)$/u],
] as const satisfies [Turns['unit'], RegExp][]

const EXAMPLES =
  'write for example `--every week --at "monday 09:00"`, `--every 12h --at 08:00` or `--every month --at "1 09:00"`'

/** What “2 weeks” and “monday 09:00” come to; what is not said stays as it was before, or is a week from Monday 09:00. */
export function turnsSaid(
  { every: long, at: when }: { every?: string | undefined; at?: string | undefined },
  before: Turns = { every: 1, unit: 'weeks', at: '09:00', on: 'monday' },
): Turns | { refused: string } {
  const length = long === undefined ? before : lengthSaid(long)
  if ('refused' in length) return length
  const said = when === undefined ? { at: before.at } : whenSaid(when)
  if ('refused' in said) return said
  const { every, unit } = length
  const { at, day } = said
  switch (unit) {
    case 'hours':
    case 'days':
      return day === undefined
        ? { every, unit, at }
        : { refused: `Turns of ${unit} are handed over at a time of the day, and on no day of their own: ${EXAMPLES}.` }
    case 'weeks': {
      const on = WEEKDAYS.find((one) => one === day || (day !== undefined && day.length > 2 && one.startsWith(day)))
      if (on) return { every, unit, at, on }
      if (day !== undefined) return { refused: `“${day}” is no day of the week: ${EXAMPLES}.` }
      return { every, unit, at, on: before.unit === 'weeks' ? before.on : 'monday' }
    }
    case 'months': {
      if (day === undefined) return { every, unit, at, on: before.unit === 'months' ? before.on : 1 }
      const on = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(day)?.[1])
      return Number.isNaN(on) ? { refused: `“${day}” is no day of a month: ${EXAMPLES}.` } : { every, unit, at, on }
    }
  }
}

function lengthSaid(text: string): Pick<Turns, 'every' | 'unit'> | { refused: string } {
  const [, amount, word = ''] = /^(?:every\s+)?(\d{1,4})?\s*(\p{L}+)$/u.exec(text.trim().toLowerCase()) ?? []
  const unit = UNITS.find(([, words]) => words.test(word))?.[0]
  if (unit) return { every: Number(amount ?? 1), unit }
  return { refused: `“${text.trim().slice(0, 40)}” does not say how long a turn is: ${EXAMPLES}.` }
}

/** A time of the day, and perhaps a day before it. */
function whenSaid(text: string): { at: string; day?: string } | { refused: string } {
  const words = text
    .toLowerCase()
    .replaceAll(/(?<=^|\s)(?:at|on|the)(?=\s|$)/gu, ' ')
    .trim()
    .split(/\s+/u)
  const at = timeOfDaySaid(words.at(-1) ?? '')
  const days = words.slice(0, -1)
  if (at !== undefined && days.length < 2) return { at, ...(days[0] !== undefined && { day: days[0] }) }
  return { refused: `“${text.trim().slice(0, 40)}” does not say when turns are handed over: ${EXAMPLES}.` }
}

/** "1 week each, handed over on Mondays at 09:00 (Europe/Paris)" */
export function sayTurns(turns: Turns, zone: string): string {
  const { every, unit, at } = turns
  const length = `${every} ${every === 1 ? unit.slice(0, -1) : unit} each`
  if (unit === 'hours') return `${length}, counted from ${at} (${zone})`
  return `${length}, handed over ${whenOf(turns)}at ${at} (${zone})`
}

function whenOf(turns: Turns): string {
  if (turns.unit === 'weeks') return `on ${turns.on[0]!.toUpperCase()}${turns.on.slice(1)}s `
  if (turns.unit === 'months') return `on day ${turns.on} of the month `
  return ''
}
