import type { Derived } from '../domain/sla/figures/derive-figure.ts'
import type { ReportedFigure } from '../domain/sla/figures/figure-report.ts'
import { EXCLUDED_WORDS, NOT_ADMITTED_WORDS } from '../domain/sla/figures/left-out-words.ts'
import { formatDuration } from '../domain/time/duration.ts'
import { sayDate } from '../domain/time/say-time.ts'
import { listed } from './listed.ts'

type Told = Extract<ReportedFigure, { fromCases: Derived }>

/** Why there is no number. */
export function sayNone({ fromCases: { figure } }: Told): string {
  if (figure.kind !== 'none') return ''
  const words = {
    'no service hours': 'the service has no hours in it',
    'no failures': 'it never failed',
    'no repairs': 'nothing was repaired',
  }
  return words[figure.because]
}

/** "so far" while its period runs, "provisional" while resolutions of it may prove untrue. */
export function standingMark({ endsAt, settled }: Told): 'so far' | 'provisional' | undefined {
  if (endsAt !== undefined) return 'so far'
  return settled ? undefined : 'provisional'
}

/** What it was counted from, and what was left out: each by its label, and how long. */
export function sayCounted({ fromCases }: Told): string[] {
  const { agreed, ended, notAdmitted, unconfirmed } = fromCases
  return [
    ...(agreed ? [`counted from ${sayDate(agreed.day)}, when it was agreed`] : []),
    ...(ended ? [`counted to ${sayDate(ended.day)}, when the partnership ended`] : []),
    ...sayTimes(fromCases),
    ...(fromCases.excluded.length > 0 ? [`left out ${listed(fromCases.excluded.map(sayExcluded))}`] : []),
    ...notAdmitted.map(({ label, because }) => `${label} ${NOT_ADMITTED_WORDS[because]}`),
    ...unconfirmed.map((label) => `${label} waits to be confirmed`),
  ]
}

/** What was left out, for a table. */
export function sayLeftOut({ fromCases }: Told): string {
  return fromCases.excluded.map(sayExcluded).join('; ')
}

function sayTimes({ kind, serviceMs, downMs, down: all, repairs, failures }: Derived): string[] {
  // Of what is left out whole, or lay outside of its hours, only that is said.
  const down = all.filter(({ ms }) => ms > 0)
  if (kind === 'mttr')
    return repairs.length === 0 ? [] : [listed(repairs.map(({ label, ms }) => `${label} ${formatDuration(ms)}`))]
  const failed = kind !== 'mtbf' ? '' : `, ${failures === 1 ? '1 failure' : `${failures} failures`}`
  if (down.length === 0) return [`never down in ${formatDuration(serviceMs)}${failed}`]
  const each = down.map(({ labels, ms }) => `${listed(labels)} ${formatDuration(ms)}`)
  const which = each.length === 1 ? listed(down[0]!.labels) : listed(each)
  return [`down ${formatDuration(downMs)} of ${formatDuration(serviceMs)} (${which})${failed}`]
}

function sayExcluded({ label, because, ms }: Derived['excluded'][number]): string {
  return `${formatDuration(ms)} ${EXCLUDED_WORDS[because]} ${label}`
}
