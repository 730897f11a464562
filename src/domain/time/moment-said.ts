import { daySaid } from './day-said.ts'
import type { Instant } from './instant.ts'
import { noSuchDay } from './no-such-day.ts'
import { sayTimeOfDay } from './say-time.ts'
import { timeOfDaySaid } from './time-of-day-said.ts'

/** A moment that somebody said. `note`: their clocks skip or repeat that time, and which moment was taken. */
export type SaidMoment = { at: Instant; note?: string }

/** How a moment can be said; in a sentence. */
export const MOMENT_EXAMPLES = 'write `2026-12-05 22:00`, `sat 22:00` or `tomorrow 10pm`'

/** `after`: the moment that it follows, where what is said is an end: days are counted from there, and a time alone is the next. */
type SaidWhere = { zone: string; now: Instant; after?: Instant }

/** What “2026-12-05 22:00”, “sat 10pm” or “22:00” comes to on the clock of `zone`; or why it is no moment. */
export function momentSaid(said: string, { zone, now, after }: SaidWhere): SaidMoment | { refused: string } {
  const shown = said.trim().slice(0, 40)
  const words = wordsOf(said)
  if (words === 'now') return { at: now }
  const { day: dayWord, time: whole } = apart(words)
  const { time: timeWord, offset } = dayWord === undefined ? { time: whole } : beside(whole)
  const time = timeWord === undefined ? undefined : timeOfDaySaid(timeWord)
  const none = dayWord === undefined ? undefined : noSuchDay(dayWord)
  if (none !== undefined) return { refused: none }
  if (time === undefined) return { refused: `“${shown}” does not say a day and a time of day: ${MOMENT_EXAMPLES}.` }
  const today = dateAt(now, zone)
  if (dayWord === undefined) return onNoDay(time, { zone, now, ...(after !== undefined && { after }) })
  const isNear = dayWord === 'today' || dayWord === 'tomorrow'
  // The first such day that is not before the other moment.
  const from = after === undefined || isNear ? today : dateAt(after, zone).subtract({ days: 1 })
  const day = daySaid(dayWord, from)
  if (!day) return { refused: `“${shown}” does not say a day that I know: ${MOMENT_EXAMPLES}.` }
  return momentOn(day, time, offset ?? zone, after)
}

/** A time with how far its clock is from UTC behind it, which tells the two times apart that the same wall shows: `02:30 +01:00`. */
function beside(said: string | undefined): { time: string | undefined; offset?: string } {
  const [, time, offset] = /^(.*?)\s*([+-]\d{2}:\d{2})$/u.exec(said ?? '') ?? []
  return time === undefined || offset === undefined ? { time: said } : { time, offset }
}

/**
 * A time of a day on the clock of a zone. Of one that comes twice the first is taken, or the second where the first is not `after` the beginning; of one that is skipped
 * the one as long after the change.
 */
function momentOn(day: Temporal.PlainDate, time: string, zone: string, after?: Instant): SaidMoment {
  const wall = day.toPlainDateTime(time)
  const [first, last] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  if (first.equals(last)) return { at: first.epochMilliseconds }
  const when = `${sayTimeOfDay(wall)} on ${day}`
  if (first.toPlainDateTime().equals(wall)) {
    const isSecond = after !== undefined && first.epochMilliseconds < after && after < last.epochMilliseconds
    const [taken, other] = isSecond ? [last, first] : [first, last]
    const [is, or] = isSecond ? ['second', 'first'] : ['first', 'second']
    return {
      at: taken.epochMilliseconds,
      note: `${when} comes twice in ${zone}, where the clocks then go back: the ${is} is taken. The ${or} is \`${day} ${sayTimeOfDay(wall)} ${other.offset}\`.`,
    }
  }
  return {
    at: last.epochMilliseconds,
    note: `${when} does not exist in ${zone}, where the clocks then go forward: ${sayTimeOfDay(last)} is taken. If another is meant, say that one.`,
  }
}

/** A time alone is today's, or the first one after the other moment. */
function onNoDay(time: string, { zone, now, after }: SaidWhere): SaidMoment {
  const day = dateAt(after ?? now, zone)
  const moment = momentOn(day, time, zone, after)
  return after !== undefined && moment.at <= after ? momentOn(day.add({ days: 1 }), time, zone) : moment
}

/** In small letters, without what stands around them and says nothing. */
function wordsOf(said: string): string {
  return said
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”"'‘’`,]/gu, ' ')
    .replaceAll(/(?<=^|\s)(?:at|on|from|until|till|to|next|the|this|o’clock)(?=\s|$)/gu, ' ')
    .replaceAll(/(?<=^\d{4}-\d{2}-\d{2})t(?=\d)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.!?]+$/u, '')
    .trim()
}

/** The day and the time of day, whichever comes first. */
function apart(words: string): { day?: string; time?: string } {
  const pieces = words.split(' ').filter((word) => word !== '')
  const isDay = (word: string) => /^\d{4}-/u.test(word) || /^\p{L}{3,}$/u.test(word)
  const day = pieces.find(isDay)
  const time = pieces.filter((word) => word !== day).join(' ')
  return { ...(day !== undefined && { day }), ...(time !== '' && { time }) }
}

function dateAt(at: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}
