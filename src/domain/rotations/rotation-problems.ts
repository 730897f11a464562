import { WEEKDAYS } from '../time/calendar.ts'
import { validateCalendar } from '../time/validate-calendar.ts'
import { isoDayNumber, wallTimeMs } from '../time/wall-clock.ts'
import { isZone } from '../time/zone-offsets.ts'
import type { Rotation, Turns } from './rotation.ts'

/** What a person sets of a rotation; the rest comes by itself. */
export type RotationPlan = Pick<Rotation, 'zone' | 'members' | 'turns' | 'startsOn' | 'only'>

/** As many of each as a year has at most. */
const IN_A_YEAR: Record<Turns['unit'], number> = { hours: 366 * 24, days: 366, weeks: 52, months: 12 }

/** Every reason why this rotation cannot be used, each a sentence for whoever wrote it; empty when it is sound. */
export function rotationProblems({ zone, members, turns, startsOn, only }: RotationPlan): string[] {
  const problems: string[] = []
  if (members.length === 0)
    problems.push('Nobody is in this rotation: name at least one person, in the order of their turns.')
  if (!isZone(zone)) problems.push(`There is no time zone "${zone}": give an IANA name such as Europe/Paris.`)
  if (isoDayNumber(startsOn) === undefined)
    problems.push(`"${startsOn}" is not a date such as 2026-12-07: say when the first turn begins.`)
  problems.push(...turnProblems(turns))
  if (only) problems.push(...validateCalendar(only).map((problem) => `Its hours: ${problem}`))
  return problems
}

function turnProblems(turns: Turns): string[] {
  const { every, unit, at } = turns
  const problems: string[] = []
  // 24:00 of one day is 00:00 of the next, and said so.
  if (wallTimeMs(at) === undefined || at === '24:00')
    problems.push(`"${at}" is not a time at which to hand over: write it as HH:MM, from 00:00 to 23:59.`)
  if (!Number.isInteger(every) || every < 1)
    problems.push(`A turn cannot be ${every} ${unit} long: give a whole number, at least 1.`)
  else if (every > IN_A_YEAR[unit])
    problems.push(`A turn of ${every} ${unit} is over a year: give at most ${IN_A_YEAR[unit]} ${unit}.`)
  if (unit === 'weeks' && !WEEKDAYS.includes(turns.on))
    problems.push(`"${turns.on}" is not a day of the week on which to hand over: give one such as monday.`)
  if (unit === 'months' && !(Number.isInteger(turns.on) && turns.on >= 1 && turns.on <= 31))
    problems.push(`There is no day ${turns.on} of a month on which to hand over: give 1 to 31.`)
  return problems
}
