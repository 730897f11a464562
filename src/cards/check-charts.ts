import type { DimensionScore, Scores } from '../domain/checkins/scores.ts'
import { widestGap } from '../domain/checkins/widest-gap.ts'
import type { Instant } from '../domain/time/instant.ts'
import { sayInstant } from '../domain/time/say-time.ts'
import type { CardBlock } from './card.ts'
import { LONGEST_NAME } from './chart.ts'
import { shorten } from './quote.ts'

type Companies = { ourName: string; partnerName: string }

/** A health check that has closed, as much of it as its pictures need. */
export type CheckSeen = { label: string; closedAt: Instant; result: Scores }

/** As many checks as stand side by side on a phone. */
const MOST_CHECKS = 8
/** As many dimensions as a phone shows at once; those on which the sides are closest are left to the figures. */
const MOST_DIMENSIONS = 10

const OF_100 = { from: 0, to: 100 }

/** How the index and both sides moved over the last checks, the oldest first; nothing where fewer than two of them had an index. */
export function indexOverTime(runs: CheckSeen[], companies: Companies & { zone: string }): CardBlock[] {
  const told = runs.slice(-MOST_CHECKS)
  if (told.filter(({ result }) => result.rhi !== undefined).length < 2) return []
  const names = namesOf(companies)
  const values = (of: 'rhi' | 'internal' | 'partner') => told.map(({ result }) => result[of] ?? null)
  return [
    {
      kind: 'chart',
      chart: {
        ...{ shape: 'lines', title: 'Health over time, of 100', unit: 'of 100', scale: OF_100 },
        says: saysCourse(told, companies),
        labels: stationsOf(told, companies.zone),
        lines: [
          { name: names[0], values: values('internal') },
          { name: names[1], values: values('partner') },
          { name: 'Index', values: values('rhi') },
        ],
      },
    },
  ]
}

/** How both sides see each dimension, the widest gap first; nothing where there is none that both have judged. */
export function gapByDimension(result: Scores, companies: Companies): CardBlock[] {
  const all = result.dimensions.filter((one) => one.internal !== undefined || one.partner !== undefined)
  if (!all.some(({ gap }) => gap !== undefined)) return []
  const rows = all.toSorted((a, b) => apart(b) - apart(a)).slice(0, MOST_DIMENSIONS)
  const widest = widestGap(result)
  return [
    {
      kind: 'chart',
      chart: {
        ...{ shape: 'pairs', title: titleOf(widest), scale: OF_100, names: namesOf(companies) },
        says: saysGaps(rows, widest, companies),
        rows: rows.map((one) => ({
          label: one.dimension,
          values: [one.internal ?? null, one.partner ?? null],
          ...(one === widest && { marked: true as const }),
        })),
      },
    },
  ]
}

/** Of one that only a side has judged less than of none. */
function apart({ gap }: DimensionScore): number {
  return gap === undefined ? -1 : Math.abs(gap)
}

function titleOf(widest: DimensionScore | undefined): string {
  if (widest?.gap === undefined) return 'Both sides see every dimension alike'
  return `Widest gap: ${widest.dimension}, ${Math.abs(widest.gap)} apart`
}

/** Of each what the first of the two and the other say, in this order. */
function saysGaps(
  rows: DimensionScore[],
  widest: DimensionScore | undefined,
  { ourName, partnerName }: Companies,
): string {
  const others = rows
    .filter((one) => one !== widest)
    .map(({ dimension, internal = NONE, partner = NONE }) => `${dimension} ${internal} and ${partner}`)
  const rest = others.length === 0 ? '' : ` ${widest ? 'The others' : 'They are'}: ${others.join(', ')}.`
  if (widest?.gap === undefined) return `${ourName} and ${partnerName} see every dimension alike.${rest}`
  const { dimension, internal, partner, gap } = widest
  return `The sides see ${dimension} most differently: ${ourName} ${internal}, ${partnerName} ${partner}, ${Math.abs(gap)} apart.${rest}`
}

/** Where there is no figure. */
const NONE = '–'

/** Where the index stands, how it moved since the first, and each figure. */
function saysCourse(told: CheckSeen[], { ourName, partnerName }: Companies): string {
  const indexed = told.flatMap(({ label, result: { rhi } }) => (rhi === undefined ? [] : [{ label, rhi }]))
  const [first, last] = [indexed[0]!, indexed.at(-1)!]
  const by = Math.round((last.rhi - first.rhi) * 10) / 10
  const moved = by === 0 ? 'as in' : `${Math.abs(by)} ${by > 0 ? 'up' : 'down'} since`
  const figures = (of: 'rhi' | 'internal' | 'partner') => told.map(({ result }) => result[of] ?? NONE).join(', ')
  return (
    `The index is ${last.rhi} of 100 in ${last.label}, ${moved} ${first.label}. ` +
    `Check by check ${figures('rhi')}; ${ourName} ${figures('internal')}; ${partnerName} ${figures('partner')}.`
  )
}

/** By the day on which each closed; where two would be alike, by their labels. */
function stationsOf(told: CheckSeen[], zone: string): string[] {
  const days = told.map(({ closedAt }) => dayOf(closedAt, zone))
  return new Set(days).size === days.length ? days : told.map(({ label }) => label)
}

/** "30 Nov" */
function dayOf(at: Instant, zone: string): string {
  return sayInstant(at, zone).replace(/^\w+ (\d+ \w+) .*$/u, '$1')
}

/** As short as a legend holds them, and never alike. */
function namesOf({ ourName, partnerName }: Companies): [string, string] {
  const [ours, theirs] = [ourName, partnerName].map((name) => shorten(name, LONGEST_NAME - 1)) as [string, string]
  return ours === theirs ? ['we', theirs] : [ours, theirs]
}
