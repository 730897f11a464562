import { clockMs, parseDuration } from '../../domain/time/duration.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { MOMENT_EXAMPLES, momentSaid, type SaidMoment } from '../../domain/time/moment-said.ts'
import type { Stretch } from '../../domain/time/stretches.ts'

/** When a window is to be. `notes`: what was taken where the clocks skip or repeat a time. */
export type TimesSaid =
  | { times: Stretch; notes: string[] }
  /** Nothing says when it begins, or when it ends. */
  | { lacks: 'from' | 'to' }
  | { refused: string; of: 'from' | 'to' }

/** `was`: the times that it has, of which what is not said stays: its beginning, and how long it takes. */
type Where = { zone: string; now: Instant; was?: Stretch }

/** The beginning and the end of a window, as flags or as the fields of a form say them, on the clock of whoever says them. */
export function timesSaid(values: Record<string, string>, { zone, now, was }: Where): TimesSaid {
  const beginning = joined(values['from'], values['fromDay'], values['fromTime'])
  const begins: SaidMoment | { refused: string } | undefined =
    beginning === undefined ? was && { at: was.from } : momentSaid(beginning, { zone, now })
  if (!begins) return { lacks: 'from' }
  if ('refused' in begins) return { ...begins, of: 'from' }
  const ends = endSaid(values, begins.at, { zone, now, ...(was && { was }) })
  if (!ends) return { lacks: 'to' }
  if ('refused' in ends) return { ...ends, of: 'to' }
  return { times: { from: begins.at, to: ends.at }, notes: [begins, ends].flatMap(({ note }) => note ?? []) }
}

function endSaid(
  values: Record<string, string>,
  from: Instant,
  { zone, now, was }: Where,
): SaidMoment | { refused: string } | undefined {
  const end = joined(values['to'], values['toDay'], values['toTime'])
  const long = values['for']
  if (end !== undefined && long !== undefined)
    return { refused: 'Say when it ends, `--to`, or how long it takes, `--for`: not both.' }
  if (end !== undefined) return momentSaid(end, { zone, now, after: from })
  if (long === undefined) return was && { at: from + was.to - was.from }
  const duration = parseDuration(long)
  if ('refused' in duration) return duration
  const ms = clockMs(duration)
  return ms === undefined
    ? { refused: 'Maintenance takes time by the clock: write for example 90m, 4h or 2d.' }
    : { at: from + ms }
}

function joined(said: string | undefined, day: string | undefined, time: string | undefined): string | undefined {
  return said ?? (time === undefined ? undefined : [day, time].filter((part) => part !== undefined).join(' '))
}

/** What is to be said where a beginning or an end is missing. */
export const SAY_WHEN = `Say when it begins and ends: ${MOMENT_EXAMPLES} behind \`--from\` and \`--to\`, or how long it takes behind \`--for\`.`
