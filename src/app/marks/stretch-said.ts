import { clockMs, parseDuration } from '../../domain/time/duration.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { momentSaid } from '../../domain/time/moment-said.ts'
import { pastMomentSaid } from '../../domain/time/past-moment-said.ts'
import type { Stretch } from '../../domain/time/stretches.ts'

/** Time that has been. `notes`: what was taken where the clocks skip or repeat a time. */
export type StretchSaid =
  { stretch: Stretch; notes: string[] } | { lacks: true } | { refused: string; of: 'from' | 'to' }

/** A stretch of what has been, as flags or the fields of a form say it, on the clock of whoever says it. */
export function stretchSaid(values: Record<string, string>, where: { zone: string; now: Instant }): StretchSaid {
  const from = saidIn(values, 'from')
  const to = saidIn(values, 'to')
  const long = values['for']
  if (from === undefined || (to === undefined && long === undefined)) return { lacks: true }
  const begins = pastMomentSaid(from, where)
  if ('refused' in begins) return { ...begins, of: 'from' }
  if (to !== undefined && long !== undefined)
    return { refused: 'Say when it ended, `--to`, or how long it took, `--for`: not both.', of: 'to' }
  const ends = to === undefined ? lasting(long!, begins.at) : momentSaid(to, { ...where, after: begins.at })
  if ('refused' in ends) return { ...ends, of: 'to' }
  const notes = [begins, ends].flatMap(({ note }) => note ?? [])
  return { stretch: { from: begins.at, to: ends.at }, notes }
}

function lasting(long: string, from: Instant): { at: Instant; note?: string } | { refused: string } {
  const duration = parseDuration(long)
  if ('refused' in duration) return duration
  const ms = clockMs(duration)
  return ms === undefined ? { refused: 'Say it in time by the clock: for example 90m, 4h or 2d.' } : { at: from + ms }
}

/** As one flag, or as the day and the time of a form. */
export function saidIn(values: Record<string, string>, key: string): string | undefined {
  const [day, time] = [values[`${key}Day`], values[`${key}Time`]]
  return values[key] ?? (time === undefined ? undefined : [day, time].filter((part) => part !== undefined).join(' '))
}
