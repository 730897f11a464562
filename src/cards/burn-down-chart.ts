import type { BurnDown } from '../domain/sla/burn-down.ts'
import { formatDuration } from '../domain/time/duration.ts'
import { HOUR, type Instant, MINUTE, type Ms } from '../domain/time/instant.ts'
import { sayInstant } from '../domain/time/say-time.ts'
import type { CardBlock } from './card.ts'

/** From how much on a target is told in hours. */
const IN_HOURS: Ms = 5 * HOUR

/** The working time of a clock that was left, from its beginning to now. `owedBy`: the company; moments in the reader's zone. */
export function burnDownChart(burnDown: BurnDown, owedBy: string, zone: string): CardBlock {
  const { measure, neededMs, stations } = burnDown
  const unit = neededMs >= IN_HOURS ? { ms: HOUR, name: 'hours left' } : { ms: MINUTE, name: 'minutes left' }
  return {
    kind: 'chart',
    chart: {
      ...{
        shape: 'lines',
        title: `Working time left to ${measure}`,
        unit: unit.name,
        says: says(burnDown, owedBy, zone),
      },
      labels: stations.map(({ at }) => sayStation(at, zone)),
      lines: [{ name: unit.name, values: stations.map(({ leftMs }) => cut(leftMs / unit.ms)) }],
    },
  }
}

function says({ measure, neededMs, stations, pauses, dueAt }: BurnDown, owedBy: string, zone: string): string {
  const [first, last] = [stations[0]!, stations.at(-1)!]
  const now = last.leftMs < 0 ? `overdue by ${sayMs(-last.leftMs)} now` : `${sayMs(last.leftMs)} left now`
  const lasts = pauses.some(({ to }) => to === undefined)
  const over = pauses.length - (lasts ? 1 : 0)
  const times = over === 0 ? '' : `, paused ${over === 1 ? 'once' : over === 2 ? 'twice' : `${over} times`} in between`
  const end = dueAt === undefined || lasts ? ', and it is paused' : `, due on ${sayInstant(dueAt, zone)}`
  return `Time to ${measure}, due from ${owedBy}: ${sayMs(neededMs)} of working time on ${sayInstant(first.at, zone)}${times}, ${now}${end}.`
}

/** To the minute, as clocks are told; less than one is said as it is. */
function sayMs(ms: Ms): string {
  return formatDuration(ms < MINUTE ? ms : Math.floor(ms / MINUTE) * MINUTE)
}

/** "26 Nov 14:05" */
function sayStation(at: Instant, zone: string): string {
  return sayInstant(at, zone).replace(/^\w+ (\d+ \w+) \d+, (\d\d:\d\d).*$/u, '$1 $2')
}

/** To hundredths, towards zero: never more than there is. */
function cut(number: number): number {
  return Math.trunc(number * 100) / 100
}
