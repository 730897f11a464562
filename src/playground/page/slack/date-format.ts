import { dateIn, nearDay, timeIn, timeWithSecondsIn, weekdayIn } from '../time-words.ts'

/**
 * A moment as Slack writes it in the reader's zone. `format` holds Slack's own tokens, e.g. "{date_short_pretty} at
 * {time}" (Slack docs, "Formatting dates"); a token it does not have stands as it is.
 */
export function formatSlackDate(at: number, format: string, reader: { zone: string; now: number }): string {
  const { zone, now } = reader
  const short = dateIn(zone, at)
  const long = `${weekdayIn(zone, at, 'long')}, ${short}`
  const near = nearDay(zone, at, now)
  const written: Record<string, string> = {
    date_num: new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at),
    date_slash: new Intl.DateTimeFormat('en-GB', { timeZone: zone }).format(at),
    date: short,
    date_short: short,
    date_long: long,
    date_pretty: near ?? short,
    date_short_pretty: near ?? short,
    date_long_pretty: near ?? long,
    time: timeIn(zone, at),
    time_secs: timeWithSecondsIn(zone, at),
  }
  return format.replaceAll(/\{(\w+)\}/g, (whole, token: string) => written[token] ?? whole)
}
