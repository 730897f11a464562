import type { Calendar } from './calendar.ts'
import { DAY, HOUR, MINUTE, SECOND } from './instant.ts'
import type { Ms } from './instant.ts'
import { usualWorkingDayMs } from './working-day.ts'

/** A span as people set it. `amount` is a whole number above 0. `d` is 24 hours; a working day is as long as the calendar says. */
export type Duration = { amount: number; unit: 's' | 'm' | 'h' | 'd' | 'working days' }

type ClockUnit = Exclude<Duration['unit'], 'working days'>

const UNIT_MS: Record<ClockUnit, Ms> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY }
const SMALLEST_FIRST: ClockUnit[] = ['s', 'm', 'h', 'd']
/** Ten years. */
export const LONGEST_DURATION: Ms = 3_653 * DAY

const EXAMPLES = 'write for example 45s, 90m, 4h, 1h30m, 3d or 2 working days'
const WORKING_DAYS = /^(\d+)\s*(?:wds?|(?:working|business)\s*days?)$/
const PART = /(\d+)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)(?![a-z])/g

/**
 * Reads what a person typed, in any case and spacing: `45s`, `90 min`, `1h30m` (90 m), `3 days`, `2 working days`, `2wd`.
 * Refuses zero, anything over ten years, and whatever it does not fully understand.
 */
export function parseDuration(text: string): Duration | { refused: string } {
  const said = text.trim().toLowerCase()
  const shown = text.trim().slice(0, 40)
  if (said === '') return { refused: `A duration is missing: ${EXAMPLES}.` }
  if (/^[-−–]/.test(said)) return { refused: `"${shown}" is negative: a duration must be longer than zero.` }
  if (/^\d+$/.test(said)) return { refused: `"${shown}" has no unit: ${EXAMPLES}.` }
  if (/\d[.,]\d/.test(said)) return { refused: `"${shown}" has a fraction: write whole numbers, such as 1h30m.` }

  const [, workingDays] = WORKING_DAYS.exec(said) ?? []
  const parsed: Duration | undefined =
    workingDays === undefined ? sumOfParts(said) : { amount: Number(workingDays), unit: 'working days' }
  if (parsed === undefined) return { refused: `"${shown}" is not a duration: ${EXAMPLES}.` }
  if (parsed.amount === 0) return { refused: `"${shown}" is zero: a duration must be longer than zero.` }
  const longestMs = parsed.amount * UNIT_MS[parsed.unit === 'working days' ? 'd' : parsed.unit]
  if (longestMs > LONGEST_DURATION) return { refused: `"${shown}" is over ten years: give something shorter.` }
  return parsed
}

/** `1h30m` is 90 m: the parts are added up in the smallest unit named. Undefined when anything is left over or a unit comes twice. */
function sumOfParts(said: string): Duration | undefined {
  const amounts = new Map<ClockUnit, number>()
  const rest = said.replaceAll(PART, (part, digits: string, word: string) => {
    const unit = SMALLEST_FIRST.find((letter) => word.startsWith(letter))
    if (unit === undefined || amounts.has(unit)) return part
    amounts.set(unit, Number(digits))
    return ''
  })
  const unit = SMALLEST_FIRST.find((candidate) => amounts.has(candidate))
  if (unit === undefined || rest.trim() !== '') return undefined
  const ms = [...amounts].reduce((sum, [each, amount]) => sum + amount * UNIT_MS[each], 0)
  return { amount: ms / UNIT_MS[unit], unit }
}

/**
 * A span of working time in plain words, for example "2 h 30 min", "28 h", "45 s": never in days, which are of no one length there. Seconds
 * are left out from an hour on, and parts of a second always; a negative span has a minus sign in front.
 */
export function formatDuration(ms: Ms): string {
  if (ms < 0) return `−${formatDuration(-ms)}`
  const hours = Math.floor(ms / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const seconds = Math.floor((ms % MINUTE) / SECOND)
  const parts: string[] = []
  if (hours > 0) parts.push(`${hours} h`)
  if (minutes > 0) parts.push(`${minutes} min`)
  if (seconds > 0 && hours === 0) parts.push(`${seconds} s`)
  if (parts.length > 0) return parts.join(' ')
  return ms > 0 ? 'under 1 s' : '0 s'
}

/** A target as it was set: hours stay hours ("48 h"), days days ("2 days"), working days "2 working days"; 90 m is "1 h 30 min". */
export function formatTarget(target: Duration): string {
  if (target.unit === 'working days') return plural(target.amount, 'working day')
  if (target.unit === 'd') return plural(target.amount, 'day')
  const ms = target.amount * UNIT_MS[target.unit]
  // Two targets that differ never read alike: an hour and a second is not an hour.
  const seconds = ms >= HOUR ? (ms % MINUTE) / SECOND : 0
  return seconds === 0 ? formatDuration(ms) : `${formatDuration(ms)} ${seconds} s`
}

/**
 * The time to count in the calendar for this target, in milliseconds. A `d` is 24 hours of the calendar's time, which in business
 * hours is more than one working day; a working day is `usualWorkingDayMs`, so 8 hours for 09:00–17:00 and 24 hours for 24×7.
 */
export function durationMs(target: Duration, calendar: Calendar): Ms {
  return target.amount * (target.unit === 'working days' ? usualWorkingDayMs(calendar) : UNIT_MS[target.unit])
}

/** How long it is by the clock; undefined for working days, which are of no one length. */
export function clockMs({ amount, unit }: Duration): Ms | undefined {
  return unit === 'working days' ? undefined : amount * UNIT_MS[unit]
}

function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}
