import { momentsIn } from './recompute.ts'

/*
 * Working time as a reader counts it who has nothing but the words: which hours of which weekday, which days are off, and which have hours of their own. It knows
 * nothing of the product but how hours are written.
 */

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
const DATE = /(\d{1,2}) ([A-Z][a-z]+) (\d{4})/gu

type Hours = { from: string; to: string }[]
/** `from` and `to` of a season: with a year, or without one in every year. */
type Season = { from: string; to: string; week: Hours[] }
type Told = {
  zone: string
  week: Hours[]
  seasons: Season[]
  off: Set<string>
  own: Map<string, Hours>
  first: string
  last: string
}

/** The working milliseconds between two moments, by the hours that some lines tell; day and night where they tell none. */
export function workInWords(lines: string[]): (from: number, to: number) => number {
  return workIn(toldIn(countingHours(lines)))
}

/** The same of a figure, whose hours may have been others before a moment that the lines name. */
export function serviceWorkInWords(lines: string[]): (from: number, to: number) => number {
  const earlier = lines.flatMap((line) => {
    if (!line.startsWith('Before ')) return []
    const [, hours, days] =
      /; its hours were (.*? \([\w/+-]+\)).*?\. (Days off .*?) What was down until then/u.exec(line) ?? []
    const until = momentsIn(line)[0]!
    return [{ until, work: workIn(toldIn(hours === undefined ? [] : [`Those hours: ${hours}. ${days}`])) }]
  })
  const all = [...earlier, { until: Infinity, work: workInWords(lines) }]
  return (from, to) =>
    all.reduce((sum, { until, work }, at) => {
      const start = Math.max(from, all[at - 1]?.until ?? -Infinity)
      const end = Math.min(to, until)
      return start < end ? sum + work(start, end) : sum
    }, 0)
}

function workIn(told: Told | undefined): (from: number, to: number) => number {
  if (!told) return (from, to) => Math.max(0, to - from)
  return (from, to) => {
    if (to <= from) return 0
    const [first, last] = [from, to].map((at) => dateAt(at, told.zone))
    let sum = 0
    // A shift that began the day before goes on.
    for (
      let day = first!.subtract({ days: 1 });
      Temporal.PlainDate.compare(day, last!) <= 0;
      day = day.add({ days: 1 })
    )
      for (const one of hoursOf(told, day)) {
        const isOver = one.to <= one.from
        const [begins, ends] = [
          momentOf(day, one.from, told.zone),
          momentOf(isOver ? day.add({ days: 1 }) : day, one.to, told.zone),
        ]
        const worked = Math.max(0, Math.min(to, ends) - Math.max(from, begins))
        if (worked > 0 && !isOver && !isTold(told, day)) throw new Error(`Nothing is told of ${day}.`)
        sum += worked
      }
    return sum
  }
}

/** Of several that a change of terms parts, those that the words say to count by. */
function countingHours(lines: string[]): string[] {
  const isHours = (line = '') => line.startsWith('Those hours: ')
  const which = lines.find((line) => line.startsWith('What follows is counted ')) ?? ''
  const all = [...new Set(lines.filter((line) => isHours(line)))]
  if (which.endsWith(' around the clock.')) return []
  if (which.endsWith(' told first.')) return all.slice(0, 1)
  const [, moment] = / told with the change on (.*)\.$/u.exec(which) ?? []
  if (moment === undefined) return all
  const change = lines.findIndex((line) => line.startsWith(`On ${moment} `))
  return lines.slice(change + 1, change + 2).filter((line) => isHours(line))
}

function hoursOf({ week, seasons, off, own }: Told, day: Temporal.PlainDate): Hours {
  const date = day.toString()
  const season = seasons.find((one) => isIn(one, date))
  return own.get(date) ?? (off.has(date) ? [] : (season?.week ?? week)[day.dayOfWeek - 1]!)
}

/** One of every year may go over its end. */
function isIn({ from, to }: Season, date: string): boolean {
  const day = from.length === date.length ? date : date.slice('YYYY-'.length)
  return from <= to ? from <= day && day <= to : from <= day || day <= to
}

/** Whether the days off are told as far as that. */
function isTold({ first, last }: Told, day: Temporal.PlainDate): boolean {
  return first <= day.toString() && day.toString() <= last
}

function toldIn(lines: string[]): Told | undefined {
  if (lines.length === 0) return undefined
  if (lines.length > 1) throw new Error(`Several hours: ${lines.join(' ')}`)
  const [, week = '', zone = '', span = '', off = '', own = ''] =
    /^Those hours: (.*) \(([\w/+-]+)\)\. Days off (?:on|from) (.*?): (.*?)\.(?: Days with hours of their own: (.*)\.)?$/u.exec(
      lines[0]!,
    ) ?? []
  if (week === '') throw new Error(`These hours cannot be read: ${lines[0]}`)
  const days = datesIn(span)
  return {
    zone,
    ...weeksIn(week),
    ...{ first: days[0]!, last: days.at(-1)! },
    off: new Set(off === 'none' ? [] : off.split(', ').flatMap(runIn)),
    own: new Map(own === '' ? [] : own.split('; ').map((one) => [datesIn(one)[0]!, hoursIn(one.replace(DATE, ''))])),
  }
}

/** The usual week, then that of each season behind its days. */
function weeksIn(text: string): Pick<Told, 'week' | 'seasons'> {
  const [usual = '', ...others] = text.split(/; (?=from \d)/u)
  return {
    week: weekIn(usual),
    seasons: others.map((one) => {
      const [, from = '', to = '', week = ''] = /^from (.*?) to (.*?): (.*)$/u.exec(one) ?? []
      return { from: dayIn(from), to: dayIn(to), week: weekIn(week) }
    }),
  }
}

/** "1 July" is a day of every year, "1 July 2027" one of that. */
function dayIn(text: string): string {
  const [date] = datesIn(text)
  return date ?? datesIn(`${text} 2028`)[0]!.slice('YYYY-'.length)
}

function weekIn(text: string): Hours[] {
  const week: Hours[] = DAYS.map(() => [])
  for (const part of text.split('; ')) {
    const [days = '', hours = ''] = part.split(/ (?=\d)(.*)/u)
    for (const run of days.split(' ')) {
      const [first, last = first] = run.split('–').map((day) => DAYS.indexOf(day))
      for (let day = first!; day <= last!; day += 1) week[day] = hoursIn(hours)
    }
  }
  return week
}

function hoursIn(text: string): Hours {
  return [...text.matchAll(/(\d\d:\d\d)–(\d\d:\d\d)/gu)].map(([, from, to]) => ({ from: from!, to: to! }))
}

function datesIn(text: string): string[] {
  return [...text.matchAll(DATE)].map(([, day, month, year]) =>
    Temporal.PlainDate.from({ year: Number(year), month: MONTHS.indexOf(month!) + 1, day: Number(day) }).toString(),
  )
}

/** "28 December 2026 to 1 January 2027" is each day of it. */
function runIn(text: string): string[] {
  const [first, last = first] = datesIn(text).map((date) => Temporal.PlainDate.from(date))
  return Array.from({ length: first!.until(last!).days + 1 }, (_, at) => first!.add({ days: at }).toString())
}

function dateAt(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}

/** Midnight at the end of a day may be written 24:00. */
function momentOf(day: Temporal.PlainDate, time: string, zone: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const date = hour === 24 ? day.add({ days: 1 }) : day
  return date.toZonedDateTime({ timeZone: zone, plainTime: { hour: hour % 24, minute } }).epochMilliseconds
}
