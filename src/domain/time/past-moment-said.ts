import { DAY } from './instant.ts'
import { momentSaid, type SaidMoment } from './moment-said.ts'

/** The same of what has been: a day of the week is the last one, a time alone today’s, or yesterday’s where that is still to come. */
export function pastMomentSaid(
  said: string,
  { zone, now }: { zone: string; now: number },
): SaidMoment | { refused: string } {
  const ago = (days: number, words = said) => momentSaid(words, { zone, now: now - days * DAY })
  if (/\byesterday\b/iu.test(said)) return ago(1, said.replace(/yesterday/iu, 'today'))
  const meant = momentSaid(said, { zone, now })
  if ('refused' in meant || meant.at <= now || /\d{4}-|\b(?:today|tomorrow)\b/iu.test(said)) return meant
  const earlier = (/\p{L}{3,}/u.test(said) ? [7, 14] : [1]).map((days) => ago(days))
  return earlier.find((one) => 'at' in one && one.at <= now) ?? meant
}
