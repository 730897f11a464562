import type { Scores } from '../domain/checkins/scores.ts'
import { asChecks, type CheckFormat, type ChecksTold, dimensionsIn, gapOf, scoreOf } from './as-checks.ts'
import { checkTitled } from './audience-words.ts'
import type { Button, Card, CardBlock, Rich } from './card.ts'
import { BAND_TONES, stateOfCheck } from './check-in-verdict.ts'
import { gapByDimension, indexOverTime } from './check-charts.ts'
import { rate } from './check-in-words.ts'
import { arrowSince } from './check-trend.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { MOST_WRITTEN } from './written-report-card.ts'

/** As many checks as anybody reads on a phone; the others are in the table. */
const LAST_RUNS = 8
/** So many figures in a row are followed. */
const IN_A_ROW = 6

/** What came of the health checks with a partner, one after the other, the newest first; and each dimension over the last of them. */
export function checkTrendCard(view: ChecksTold): Card {
  const { slug, partnerName, runs, audience = 'everybody' } = view
  const title = `${checkTitled(audience)}s with ${partnerName}, over time`
  const last = runs.at(-1)
  const more = runs.length - LAST_RUNS
  const lines = runs.map((_, at) => runLine(view, at)).toReversed()
  const dimensions = dimensionLines(view)
  return {
    subject: slug,
    title,
    ...headed(
      lineOne(`${partnerName} (${slug}): ${last ? stateOfCheck(last.result) : 'no result yet'}`, [countOf(runs)]),
    ),
    tone: last ? BAND_TONES[last.result.band] : 'neutral',
    blocks: [
      { kind: 'text', text: [{ bold: title }] },
      ...indexOverTime(runs, view),
      ...(last ? gapByDimension(last.result, view) : []),
      ...listOf(more > 0 ? [...lines.slice(0, LAST_RUNS), `and ${more} before`] : lines),
      ...(dimensions.length > 0
        ? [{ kind: 'text' as const, text: `By dimension, the oldest of ${inARow(runs)} first` }]
        : []),
      ...listOf(dimensions),
    ],
    buttons: last ? [tableButton(slug)] : [],
    footer: 'Both companies read the same.',
  }
}

function countOf(runs: ChecksTold['runs']): string {
  return runs.length === 1 ? '1 health check has closed' : `${runs.length} health checks have closed`
}

/** "CHECK-3, Wed 2 Dec: amber at 59.4 of 100 ↓ 15.6; Northwind 50, Acme Hosting 75, 25 apart; answered 2 of 2 and 1 of 2". */
function runLine({ runs, ourName, partnerName, zone }: ChecksTold, at: number): Rich {
  const { label, closedAt, result } = runs[at]!
  const before = runs.slice(0, at).findLast((one) => one.result.rhi !== undefined)
  const arrow = arrowSince(before && { label: before.label, rhi: before.result.rhi! }, result.rhi)
  const gap = gapOf(result)
  const sides = [
    ...(result.internal === undefined ? [] : [`${ourName} ${result.internal}`]),
    ...(result.partner === undefined ? [] : [`${partnerName} ${result.partner}`]),
    ...(gap === undefined || gap === 0 ? [] : [`${Math.abs(gap)} apart`]),
  ]
  const { internal, partner } = result.responses
  const state = [stateOfCheck(result), ...(arrow === undefined ? [] : [arrow])].join(' ')
  const facts = [
    state,
    ...(sides.length > 0 ? [sides.join(', ')] : []),
    `answered ${rate(internal)} and ${rate(partner)}`,
  ]
  return [{ bold: label }, ', ', { at: closedAt, zone, style: 'date' }, `: ${facts.join('; ')}`]
}

/** "trust: Northwind 75 75 50, Acme Hosting 75 – 100": a dash where nothing is known; a side that never judged it is told in words. */
function dimensionLines({ runs, ourName, partnerName }: ChecksTold): Rich[] {
  const last = runs.slice(-IN_A_ROW)
  const row = (name: string, side: 'internal' | 'partner') => {
    const figures = last.map(({ result }) => figure(result, name, side))
    return figures.every((one) => one === UNKNOWN) ? 'has not judged it' : figures.join(' ')
  }
  return dimensionsIn(last).map((name): Rich => [
    { bold: name },
    `: ${ourName} ${row(name, 'internal')}, ${partnerName} ${row(name, 'partner')}`,
  ])
}

const UNKNOWN = '–'

function figure(result: Scores, name: string, side: 'internal' | 'partner'): string {
  return String(scoreOf(result, name)?.[side] ?? UNKNOWN)
}

function inARow({ length }: ChecksTold['runs']): string {
  return length > IN_A_ROW ? `the last ${IN_A_ROW}` : String(length)
}

function listOf(items: Rich[]): CardBlock[] {
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

function tableButton(slug: string): Button {
  return {
    ...{ action: 'check-in.results', label: BUTTON_WORDS.asTable, style: 'plain', subject: slug, version: 0 },
    data: { trend: 'yes', as: 'csv' },
  }
}

const CALLED: Record<CheckFormat, string> = { csv: 'a table (CSV)', json: 'JSON' }

/** The same to be taken along, byte for byte as the command line gives it; or in a sentence why no message holds it, and how to have it. */
export function writtenChecksCard(told: ChecksTold, format: CheckFormat): Card | { refused: string } {
  const text = asChecks(format, told)
  const bytes = new TextEncoder().encode(text).length
  const { slug, partnerName } = told
  if (bytes > MOST_WRITTEN)
    return {
      refused: `That is ${bytes} bytes as ${CALLED[format]}, and a message holds ${MOST_WRITTEN}. \`check results ${slug} --as ${format}\` gives the last one alone; whoever runs Liaison writes all on the host: \`npx liaison checks ${slug} --format ${format}\`.`,
    }
  const title = `Health checks with ${partnerName}, as ${CALLED[format]}`
  return {
    ...{ subject: slug, title, tone: 'neutral', buttons: [] },
    blocks: [{ kind: 'written', text }],
    footer: 'Both companies read the same, to the letter.',
    fallback: `${title}.`,
  }
}
