import type { Side } from '../domain/partners/party.ts'
import type { ReportedFigure } from '../domain/sla/figures/figure-report.ts'
import { sayOutcome } from '../domain/sla/figures/figure-waiver.ts'
import { sayNotAgreed } from '../domain/sla/figures/not-agreed.ts'
import { sayAbout } from '../domain/terms/diff-figures.ts'
import { type Figure, isMeasured, owedBy, sayTarget, unitOf, withUnit } from '../domain/terms/figure.ts'
import { OUR_VOICE } from '../domain/terms/voice.ts'
import { formatTarget } from '../domain/time/duration.ts'
import type { CardBlock, Inline, Rich } from './card.ts'
import { sayCounted, sayNone, standingMark } from './derived-words.ts'
import { keepTogether } from './keep-together.ts'
import { shorten } from './quote.ts'

/** Whose words they are: what the companies are called, and the zone in which moments are said. */
export type FigureView = { company: string; name: string; zone: string }

/** A figure as it holds, and how it stands in the last of its periods. */
export type FigureNow = { figure: Figure; standing: ReportedFigure }

/** "98.7 %, missed", and whether it was corrected, came late, is not agreed between the sides, or holds only so far; undefined while there is none. */
export function sayNumber(one: ReportedFigure): string | undefined {
  const { reported, unit } = one
  if (!reported) return undefined
  const { value, corrected, late, agreed } = reported
  const mark = isMeasured(one) ? undefined : standingMark(one)
  const marks = [
    ...(corrected > 0 ? ['corrected'] : []),
    ...(late ? ['reported late'] : []),
    ...(agreed ? ['agreed'] : []),
    ...standsBetween(one),
    ...(mark === undefined ? [] : [mark]),
  ]
  return [withUnit(value, { unit }), sayOutcome(reported), ...marks].join(', ')
}

/** What is open between the sides of a number that one of them reports, or does not. */
export function standsBetween(one: ReportedFigure): string[] {
  return isMeasured(one) && one.notAgreed ? [sayNotAgreed(one.notAgreed, one)] : []
}

/** "worse than 2026-09 (99.2 %, met)"; undefined where nothing was reported of the period before. */
export function sayBefore({ before, unit }: Pick<ReportedFigure, 'before' | 'unit'>): string | undefined {
  if (!before) return undefined
  const { period, value, trend } = before
  const number = `${withUnit(value, { unit })}, ${sayOutcome(before)}`
  const than = { better: 'better than', worse: 'worse than', same: 'the same as' }
  return trend === undefined ? `${period} ${number}` : `${than[trend]} ${period} (${number})`
}

/** What the number is held against, and how it comes about: for whoever asks for all of it. */
function sayAgreed(figure: Figure, view: FigureView): string {
  const { target, period } = figure
  const floor = target.floor === undefined ? '' : `, floor ${withUnit(target.floor, { unit: unitOf(figure) })}`
  return keepTogether(`${sayTarget(figure)} each ${period}${floor}, ${sayHow(figure, view)}`)
}

function sayHow(figure: Figure, view: FigureView): string {
  if (!isMeasured(figure)) return sayAbout(figure, OUR_VOICE)
  const { reporter, due, source } = figure
  return `reported by ${companyOf(reporter, view)} within ${formatTarget(due)} of its end, from “${shorten(source, 100)}”`
}

/** Of what holds: one line for each figure, by whoever owes them. */
export function figureSections(figures: FigureNow[], view: FigureView): CardBlock[] {
  return [...Map.groupBy(figures, ({ figure }) => ownerOf(figure, view))].flatMap(([owner, some]): CardBlock[] => [
    { kind: 'text', text: `Figures owed by ${owner}` },
    listOf(
      some.map(({ figure, standing }): Rich => [
        { bold: shorten(figure.name, 80) },
        keepTogether(`: ${sayTarget(figure)} each ${figure.period} – `),
        ...standsIn(standing, view),
        ...andBefore(standing),
      ]),
    ),
  ])
}

/** More are told by their number: nobody reads them on a phone. */
const MOST_LINES = 30

function listOf(items: Rich[]): CardBlock {
  const more = items.length - MOST_LINES
  return { kind: 'list', items: more > 0 ? [...items.slice(0, MOST_LINES), `and ${more} more`] : items }
}

/** All that was agreed of each. */
export function figureDetails(figures: FigureNow[], view: FigureView): Rich[] {
  return figures.map(({ figure }): Rich => [
    { bold: shorten(figure.name, 80) },
    ` – owed by ${ownerOf(figure, view)}: ${sayAgreed(figure, view)}. Protects: ${shorten(figure.protects, 200)}`,
  ])
}

/** Of a report: one line for each figure, with each of its periods. */
export function figureLines(figures: ReportedFigure[], view: FigureView): Rich[] {
  return [...Map.groupBy(figures, ({ figureId }) => figureId).values()].map((some): Rich => {
    const [first, ...more] = some
    const alike = new Set(some.map(({ target }) => target)).size === 1
    const each = some.map((one) => [...standsIn(one, view), ...(alike ? [] : [` (${keepTogether(one.target)})`])])
    return [
      { bold: shorten(first!.name, 80) },
      alike ? `: ${keepTogether(first!.target)} – ` : ': ',
      ...each.flatMap((inlines, at) => (at === 0 ? inlines : ['; ', ...inlines])),
      ...(more.length === 0 ? andBefore(first!) : []),
    ]
  })
}

function standsIn(one: ReportedFigure, view: FigureView): Inline[] {
  const number = sayNumber(one)
  if (!isMeasured(one)) {
    const said = number ?? (one.endsAt === undefined ? sayNone(one) : `${sayNone(one)} so far`)
    return [keepTogether(`${one.period} ${said}`), ...sayCounted(one).map((part) => `; ${keepTogether(part)}`)]
  }
  if (number !== undefined) return [keepTogether(`${one.period} ${number}`)]
  const waits = one.endsAt === undefined ? 'not reported yet' : 'not over yet'
  return [
    `${one.period} ${waits}, due from ${companyOf(one.reporter, view)} on `,
    { at: one.dueAt, zone: view.zone, style: 'date' },
    ...standsBetween(one).map((said) => `, ${keepTogether(said)}`),
  ]
}

function andBefore(one: ReportedFigure): Inline[] {
  const before = sayBefore(one)
  return before === undefined ? [] : [keepTogether(`; ${before}`)]
}

function ownerOf(figure: Figure, view: FigureView): string {
  const { obligor } = figure
  const company = companyOf(owedBy(figure), view)
  return typeof obligor === 'string' ? company : `${shorten(obligor.team, 60)}, inside ${company}`
}

function companyOf(side: Side, { company, name }: FigureView): string {
  return side === 'internal' ? company : name
}
