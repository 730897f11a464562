import { dayProblem } from '../../domain/terms/days-meant.ts'
import type { HoursOnDate } from '../../domain/terms/calendar-terms.ts'
import type { Season } from '../../domain/time/calendar.ts'
import { readPeriods, readWeek } from '../../domain/time/read-week.ts'

const LINE = /^([\d-]+(?:\s+to\s+[\d-]+)?)\s*:?\s+(.+)$/iu
const EXAMPLE = 'Write “07-01 to 08-31: Mon-Fri 8-14” for a part of the year, “12-24: 9-12” for a day.'

/** Other hours at times, one a line: of a part of the year, with its days, or of single days. */
export function readTimes(text = ''): { seasons: Season[]; dates: HoursOnDate[] } | { refused: string } {
  const seasons: Season[] = []
  const dates: HoursOnDate[] = []
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const [, when, hours] = LINE.exec(line) ?? []
    if (when === undefined || hours === undefined)
      return { refused: `“${line.slice(0, 60)}” is not understood. ${EXAMPLE}` }
    const problem = dayProblem(when)
    if (problem !== undefined) return { refused: problem }
    if (/^\d/u.test(hours)) {
      const periods = readPeriods(hours)
      if ('refused' in periods) return periods
      dates.push({ on: when, periods })
      continue
    }
    const week = readWeek(hours)
    if ('refused' in week) return week
    const [from, to] = when.split(/\s+to\s+/iu)
    if (from === undefined || to === undefined)
      return { refused: `“${line.slice(0, 60)}”: from when until when? ${EXAMPLE}` }
    seasons.push({ from, to, week })
  }
  return { seasons, dates }
}
