import { everyDay, type Period, type Week, type Weekday, WEEKDAYS } from './calendar.ts'

const EXAMPLE = 'Write days and hours like “Mon-Fri 9:00-17:30; Sat 10-14”.'

/**
 * The hours of a week as people type them: "Mon-Fri 9:00-12:00, 13-17:30; Fri 9-14", "weekdays 9am to 5pm", "24/7". A day that is named again, with
 * others beside it than before, has the hours that were said last; "closed" takes them away. A shift over midnight says "next day".
 */
export function readWeek(text: string): Week | { refused: string } {
  if (/^\s*(?:24\s*[/x×]\s*7|always|day and night)\s*$/iu.test(text)) return everyDay(() => [{ ...WHOLE_DAY }])
  const parts = partsOf(tokensOf(text))
  if ('refused' in parts) return parts
  const week = everyDay((): Period[] => [])
  const saidWith = new Map<Weekday, string>()
  for (const { days, periods, closed } of parts) {
    if (days.length === 0) return { refused: `Which days? ${EXAMPLE}` }
    if (periods.length === 0 && !closed)
      return { refused: `From when to when, on ${days.map(shortDay).join(', ')}? ${EXAMPLE}` }
    const together = days.toSorted().join()
    for (const day of days) {
      week[day] = saidWith.get(day) === together ? [...week[day], ...periods] : periods
      saidWith.set(day, together)
    }
  }
  if (parts.length === 0) return { refused: EXAMPLE }
  return week
}

/** The hours of one day: "9-12, 13:00-15:00". */
export function readPeriods(text: string): Period[] | { refused: string } {
  const parts = partsOf(tokensOf(text))
  if ('refused' in parts) return parts
  const [part, ...others] = parts
  if (!part || others.length > 0 || part.days.length > 0 || part.periods.length === 0)
    return { refused: `“${shown(text)}” is not understood. Write the hours of that day like “9:00-12:00”.` }
  return part.periods
}

const WHOLE_DAY: Period = { from: '00:00', to: '24:00' }

type Part = { days: Weekday[]; periods: Period[]; closed: boolean }

type Token =
  | { is: 'day'; day: Weekday }
  | { is: 'days'; days: readonly Weekday[] }
  | { is: 'time'; minutes: number; said: string }
  | { is: 'range' }
  | { is: 'closed' }
  | { is: 'next day' }
  | { is: 'unknown'; said: string }

const WORD =
  /next\s+day|\+\s*1(?![\d:])|every\s*day|(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])\.?m\.?(?![\p{L}\p{N}])|(\d{1,2})(?:[:.h](\d{2}))?h?(?![\p{L}\p{N}:])|\d{4}(?!\d)|[-–—−]|\p{L}+\.?|[^\s,;&]+/giu

function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].flatMap((match) => tokenOf(match) ?? [])
}

/** Words that join what they stand between, and say nothing else. */
const JOINS = new Set(['and', 'from', 'on', 'at'])
const RANGES = new Set(['-', '–', '—', '−', 'to', 'until', 'till', 'through'])
const CLOSED = new Set(['closed', 'off', 'none'])

function tokenOf([said, hour12, minute12, half, hour, minute]: RegExpExecArray): Token | undefined {
  const word = said.toLowerCase().replace(/\.$/u, '')
  if (/^(?:next|\+)/u.test(word)) return { is: 'next day' }
  if (half !== undefined) return timeOf(said, clock12(Number(hour12), half), Number(minute12 ?? 0))
  if (hour !== undefined) return timeOf(said, Number(hour), Number(minute ?? 0))
  if (/^\d{4}$/u.test(word)) return timeOf(said, Number(word.slice(0, 2)), Number(word.slice(2)))
  if (word === 'noon') return timeOf(said, 12, 0)
  if (word === 'midnight') return timeOf(said, 24, 0)
  if (RANGES.has(word)) return { is: 'range' }
  if (JOINS.has(word)) return undefined
  if (CLOSED.has(word)) return { is: 'closed' }
  if (/^(?:every\s*day|daily)$/u.test(word)) return { is: 'days', days: WEEKDAYS }
  if (/^(?:weekdays|workdays)$/u.test(word)) return { is: 'days', days: WEEKDAYS.slice(0, 5) }
  if (/^weekends?$/u.test(word)) return { is: 'days', days: WEEKDAYS.slice(5) }
  const day = dayCalled(word)
  return day ? { is: 'day', day } : { is: 'unknown', said }
}

function dayCalled(word: string): Weekday | undefined {
  if (word.length < 2) return undefined
  return WEEKDAYS.find((day) => day.startsWith(word) || `${day}s` === word)
}

function clock12(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function timeOf(said: string, hour: number, minute: number): Token {
  const minutes = hour * 60 + minute
  const sound = hour <= 24 && minute < 60 && minutes <= DAY_MINUTES
  return sound ? { is: 'time', minutes, said } : { is: 'unknown', said }
}

const DAY_MINUTES = 24 * 60

/** Days with the hours that follow them, one after the other. */
function partsOf(tokens: Token[]): Part[] | { refused: string } {
  const parts: Part[] = []
  let part: Part | undefined
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!
    if (token.is === 'day' || token.is === 'days') {
      if (!part || part.periods.length > 0 || part.closed) parts.push((part = { days: [], periods: [], closed: false }))
      const [days, next] = daysAt(tokens, at)
      part.days.push(...days.filter((day) => !part!.days.includes(day)))
      at = next
      continue
    }
    if (!part) parts.push((part = { days: [], periods: [], closed: false }))
    if (token.is === 'closed') {
      part.closed = true
      at += 1
      continue
    }
    const [from, range, to, after] = tokens.slice(at, at + 4)
    if (from?.is !== 'time' || range?.is !== 'range' || to?.is !== 'time') {
      const odd = [from, range, to].find((one) => one?.is === 'unknown')
      const what = odd?.is === 'unknown' ? `“${shown(odd.said)}” is not understood. ` : ''
      return { refused: `${what}${EXAMPLE}` }
    }
    const overnight = after?.is === 'next day'
    const period = periodOf(from.minutes, to.minutes, overnight)
    if ('refused' in period) return period
    part.periods.push(period)
    at += overnight ? 4 : 3
  }
  return parts
}

/** One day, a named few, or all from one to the other, over the week's end as well; and where the next token is. */
function daysAt(tokens: Token[], at: number): [readonly Weekday[], number] {
  const [token, range, last] = tokens.slice(at, at + 3)
  if (token?.is === 'days') return [token.days, at + 1]
  if (token?.is !== 'day') return [[], at + 1]
  if (range?.is !== 'range' || last?.is !== 'day') return [[token.day], at + 1]
  const [from, to] = [WEEKDAYS.indexOf(token.day), WEEKDAYS.indexOf(last.day)]
  const count = ((to - from + WEEKDAYS.length) % WEEKDAYS.length) + 1
  return [Array.from({ length: count }, (_, step) => WEEKDAYS[(from + step) % WEEKDAYS.length]!), at + 3]
}

function periodOf(from: number, until: number, overnight: boolean): Period | { refused: string } {
  const to = until === 0 && !overnight ? DAY_MINUTES : until
  const words = `${clockTime(from)}-${clockTime(to)}`
  if (overnight && to > from)
    return {
      refused: `“${words} next day” is more than a day: leave “next day” out, or let it end before ${clockTime(from)}.`,
    }
  if (!overnight && to <= from)
    return {
      refused: `“${words}” ${to === from ? 'begins and ends at the same time' : 'ends before it begins'}. Is the end right? A shift over midnight is “${clockTime(from)}-${clockTime(until)} next day”.`,
    }
  return { from: clockTime(from), to: clockTime(to) }
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A week so that `readWeek` reads it as the very same: "Mon-Fri 09:00-17:00; Sat 10:00-14:00". */
export function typeWeek(week: Week): string {
  const worked = WEEKDAYS.map((day) => ({ day, hours: typePeriods(week[day]) })).filter(({ hours }) => hours !== '')
  return [...Map.groupBy(worked, ({ hours }) => hours)]
    .map(([hours, days]) => `${typeDays(days.map(({ day }) => day))} ${hours}`)
    .join('; ')
}

/** "09:00-12:00, 22:00-06:00 next day" */
export function typePeriods(periods: Period[]): string {
  return periods.map(({ from, to }) => `${from}-${to}${to <= from ? ' next day' : ''}`).join(', ')
}

/** Three days on end, or more, by the first and the last. */
function typeDays(days: Weekday[]): string {
  const runs: Weekday[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(run.at(-1)!) + 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap((run) => (run.length > 2 ? [`${shortDay(run[0]!)}-${shortDay(run.at(-1)!)}`] : run.map(shortDay)))
    .join(', ')
}

function shortDay(day: Weekday): string {
  return `${day[0]!.toUpperCase()}${day.slice(1, 3)}`
}

/** What people typed is echoed, but never at length. */
function shown(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
