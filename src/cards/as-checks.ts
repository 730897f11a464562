import type { CheckInAudience } from '../domain/checkins/audience.ts'
import type { CheckInKind } from '../domain/checkins/plan.ts'
import { sayEvidence } from '../domain/checkins/say-evidence.ts'
import type { DimensionScore, Scores } from '../domain/checkins/scores.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type Cell, csv } from './csv.ts'

export const CHECK_FORMATS = ['csv', 'json'] as const
export type CheckFormat = (typeof CHECK_FORMATS)[number]

/** What came of health checks that have closed, the oldest first. */
export type ChecksTold = {
  slug: string
  partnerName: string
  ourName: string
  zone: string
  /** Whom they asked, where all asked the same. */
  audience?: CheckInAudience
  runs: {
    label: string
    audience: CheckInAudience
    kind: CheckInKind
    openedAt: Instant
    closedAt: Instant
    result: Scores
  }[]
}

/** To be taken along: the same facts give the same bytes, the same to both sides. Moments are in UTC. */
export function asChecks(format: CheckFormat, told: ChecksTold): string {
  return format === 'csv' ? asTable(told) : `${JSON.stringify(asJson(told), null, 1)}\n`
}

const COLUMNS = [
  ...[
    'partner',
    'check',
    'audience',
    'kind',
    'opened',
    'closed',
    'band',
    'index',
    'company',
    'company score',
    'other company',
  ],
  ...['other score', 'gap', 'company answered', 'company asked', 'company away', 'company not asked'],
  ...['other answered', 'other asked', 'other away', 'other not asked', 'flags', 'not asked this time'],
]

/** One row for each check; of each dimension three columns behind the others, in the order in which it came up first. A score that is not there is an empty cell. */
function asTable({ slug, partnerName, ourName, runs }: ChecksTold): string {
  const dimensions = dimensionsIn(runs)
  const head = [...COLUMNS, ...dimensions.flatMap((one) => [`${one}: company`, `${one}: other`, `${one}: gap`])]
  const rows = runs.map(({ label, audience, kind, openedAt, closedAt, result }): Cell[] => {
    const { internal, partner } = result.responses
    const gap = gapOf(result)
    return [
      ...[slug, label, audience, kind, iso(openedAt), iso(closedAt), result.band, number(result.rhi)],
      ...[ourName, number(result.internal), partnerName, number(result.partner), number(gap)],
      ...[internal.answered, internal.asked, internal.away ?? 0, internal.notAsked ?? 0],
      ...[partner.answered, partner.asked, partner.away ?? 0, partner.notAsked ?? 0],
      ...[result.flags.map(({ flag }) => flag).join(' '), earlierIn(result).join(' ')],
      ...dimensions.flatMap((name) => {
        const one = scoreOf(result, name)
        return [number(one?.internal), number(one?.partner), number(one?.gap)]
      }),
    ]
  })
  return csv([head, ...rows])
}

function asJson({ slug, partnerName, ourName, runs }: ChecksTold) {
  const sideName = (side: 'internal' | 'partner') => (side === 'internal' ? ourName : partnerName)
  return {
    ...{ partner: slug, company: ourName, otherCompany: partnerName },
    checks: runs.map(({ label, audience, kind, openedAt, closedAt, result }) => ({
      ...{ check: label, audience, kind, opened: iso(openedAt), closed: iso(closedAt), band: result.band },
      ...{ index: result.rhi ?? null, gap: gapOf(result) ?? null },
      ...{ company: result.internal ?? null, other: result.partner ?? null },
      answered: { company: result.responses.internal, other: result.responses.partner },
      dimensions: result.dimensions.map(({ dimension, earlier, internal, partner, gap }) => ({
        ...{ dimension, company: internal ?? null, other: partner ?? null, gap: gap ?? null },
        ...(earlier && { askedThisTime: false }),
      })),
      flags: result.flags.map((one) => ({ flag: one.flag, name: one.name, evidence: sayEvidence(one, sideName) })),
    })),
  }
}

/** In the order in which they came up first. */
export function dimensionsIn(runs: ChecksTold['runs']): string[] {
  return [...new Set(runs.flatMap(({ result }) => result.dimensions.map(({ dimension }) => dimension)))]
}

export function scoreOf({ dimensions }: Scores, name: string): DimensionScore | undefined {
  return dimensions.find(({ dimension }) => dimension === name)
}

/** How far apart the sides are in all; undefined where one has no figures. */
export function gapOf({ internal, partner }: Scores): number | undefined {
  return internal === undefined || partner === undefined ? undefined : Math.round((internal - partner) * 10) / 10
}

function earlierIn({ dimensions }: Scores): string[] {
  return dimensions.flatMap(({ dimension, earlier }) => (earlier ? [dimension] : []))
}

function number(value: number | undefined): Cell {
  return value ?? ''
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}
