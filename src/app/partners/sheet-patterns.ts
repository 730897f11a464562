/**
 * What editors can tell of a text in a sheet, as patterns of JSON Schema. They take all that is read, space around it included, and refuse what a pattern can;
 * what has to be reckoned, such as ten years or a day before another, reading alone refuses.
 */
type Said = { pattern: string }

/** At least one letter and at most so many, without the space around them. */
export function upTo(most: number): Said {
  return { pattern: `^\\s*\\S(?:[\\s\\S]{0,${most - 2}}\\S)?\\s*$` }
}

/** A name of at least two letters. */
export const PARTNER_NAME: Said = { pattern: '^\\s*\\S[\\s\\S]{0,58}\\S\\s*$' }

/** At least three. */
export const PROTECTS: Said = { pattern: '\\S[\\s\\S]+\\S' }

/** At least three, and at most so many. */
export function threeUpTo(most: number): Said {
  return { pattern: `^${trimmed(3, most)}` }
}

export const FIGURE_NAME: Said = {
  pattern: `^(?=[\\s\\S]*\\p{L})(?=${trimmed(3, 80)})\\s*[^"“”„«»\`\\p{Cc}]+\\s*$`,
}

export const SERVICE_NAME: Said = {
  pattern: `^(?=[\\s\\S]*\\p{L})(?=${trimmed(2, 60)})\\s*[^"“”„«»\`\\p{Cc}]+\\s*$`,
}

export const UNIT: Said = {
  pattern: '^\\s*(?=\\S(?:[\\s\\S]{0,18}\\S)?\\s*$)[^\\d"“”`\\p{Cc}.,+−\\-][^"“”`\\p{Cc}]*\\s*$',
}

const IN_DIGITS = "\\s*[-−–+]?\\d[\\d\\s'’.,]*"
export const NUMBER: Said = { pattern: `^${IN_DIGITS}$` }
export const NUMBER_OR_NONE: Said = { pattern: `^(?:none|${IN_DIGITS})$` }

export const CURRENCY: Said = { pattern: '^\\s*[A-Za-z]{3}\\s*$' }
const COSTS = "\\s*[+]?\\d[\\d\\s'’.,]*%?\\s*"
export const COST: Said = { pattern: `^${COSTS}$` }
export const COST_OR_NONE: Said = { pattern: `^(?:none|${COSTS})$` }
export const AMOUNT: Said = { pattern: "^\\s*[+]?\\d[\\d\\s'’.,]*$" }

/** Within three letters and so many, without the space around them. */
function trimmed(least: number, most: number): string {
  return `\\s*\\S[\\s\\S]{${least - 2},${most - 2}}\\S\\s*$`
}

export const SOMETHING: Said = { pattern: '\\S' }

export const SLUG: Said = {
  pattern: '^\\s*(?=[A-Za-z0-9\\u212A-]{2,30}\\s*$)[A-Za-z0-9\\u212A]+(?:-[A-Za-z0-9\\u212A]+)*\\s*$',
}

const HOURS_LENGTH = '(?=\\S(?:[\\s\\S]{0,38}\\S)?\\s*$)'
const HOURS = `${HOURS_LENGTH}[\\p{L}\\p{N}][\\p{L}\\p{N} '’.-]*\\s*$`
export const HOURS_NAME: Said = { pattern: `^\\s*${HOURS}` }

/** And none of these. */
export function hoursNamedBut(words: readonly string[]): Said {
  return { pattern: `^\\s*(?!(?:${words.join('|')})\\s*$)${HOURS}` }
}

export const ZONE: Said = { pattern: '^(?:UTC|[^\\s/]+(?:/[^\\s/]+)+)$' }

const UNITS = ['s|secs?|seconds?', 'm|mins?|minutes?', 'h|hrs?|hours?', 'd|days?'].map(inAnyCase)
const PART = `\\d+\\s*(?:${UNITS.join('|')})(?![A-Za-z])`
const ONCE_EACH = ['s', 'm', 'h', 'd'].map((unit) => `(?!(?:[\\s\\S]*\\d\\s*${inAnyCase(unit)}){2})`).join('')
const IN_WORKING_DAYS = `\\d+\\s*(?:${inAnyCase('wds?')}|(?:${inAnyCase('working|business')})\\s*${inAnyCase('days?')})`
const CLOCK_TIME = `${ONCE_EACH}(?:${PART}\\s*)+`
const ANY_DURATION = `\\s*(?=[\\s\\S]*[1-9])(?:${IN_WORKING_DAYS}|${CLOCK_TIME})\\s*`
/** Whole numbers with a unit, not all of them zero. */
export const DURATION: Said = { pattern: `^${ANY_DURATION}$` }

export const DURATION_OR_NONE: Said = { pattern: `^(?:none|${ANY_DURATION})$` }

export const CLOCK_DURATION: Said = { pattern: `^\\s*(?=[\\s\\S]*[1-9])${CLOCK_TIME}\\s*$` }

const SPAN = `(?:${IN_WORKING_DAYS}|${ONCE_EACH}(?:${PART}\\s*)+)`
const SHARE = `\\d{1,4}(?:\\.\\d{1,2})?\\s*(?:%|${inAnyCase('per')}\\s*${inAnyCase('cent')})`
const SENT = `(?:\\s+${inAnyCase('sent')})?`
/** A sign and how far, or how far and which side of the due time. */
export const LEVEL: Said = {
  pattern: `^\\s*(?=[\\s\\S]*[1-9])(?:[-−–—]\\s*(?:${SHARE}|${SPAN})${SENT}|\\+\\s*(?:${SHARE}|${SPAN})|(?:${SHARE}|${SPAN})\\s+(?:${inAnyCase('before')}${SENT}|${inAnyCase('after')}))\\s*$`,
}

export const WORKING_DAYS: Said = { pattern: `^\\s*(?=[\\s\\S]*[1-9])${IN_WORKING_DAYS}\\s*$` }

const OF_YEAR =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))'
const DATE = `\\d{4}-${OF_YEAR}`
export const DAY_OF_YEAR: Said = { pattern: `^(?!02-29$)${OF_YEAR}$` }
export const DAYS: Said = { pattern: `^(?:${OF_YEAR}(?: to ${OF_YEAR})?|${DATE}(?: to ${DATE})?)$` }

function inAnyCase(words: string): string {
  return words.replaceAll(/[a-z]/gu, (letter) => `[${letter.toUpperCase()}${letter}]`)
}

const TURN_LENGTH = inAnyCase('h|hrs?|hours?|hourly|d|days?|daily|w|wks?|weeks?|weekly|months?|monthly')
/** How long a turn of a rotation is: "2 weeks", "every day", "12h". */
export const EVERY: Said = { pattern: `^\\s*(?:${inAnyCase('every')}\\s+)?(?:\\d{1,4})?\\s*(?:${TURN_LENGTH})\\s*$` }

const WEEKDAY = inAnyCase('monday|tuesday|wednesday|thursday|friday|saturday|sunday')
/** When it is handed over: "09:00", "monday 09:00", "31 09:00". */
export const HANDED_OVER: Said = {
  pattern: `^\\s*(?:(?:${WEEKDAY}|0?[1-9]|[12]\\d|3[01])\\s+)?(?:[01]\\d|2[0-3]):[0-5]\\d\\s*$`,
}

export const DAY_OF_DATE: Said = { pattern: `^\\s*${DATE}\\s*$` }

/** These are needed, unless it stands there to be ended. */
export function neededUnlessEnded(needed: readonly string[]): { anyOf: object[] } {
  return { anyOf: [{ required: ['end'] }, { required: needed }] }
}
