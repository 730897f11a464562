import { compareDecimals } from '../sla/figures/decimal.ts'
import { countingProblems } from './counting-problems.ts'
import {
  type Figure,
  type FigureTerms,
  insideFigures,
  isFromCases,
  isMeasured,
  isShare,
  nameKey,
  owedBy,
  unitOf,
} from './figure.ts'
import { servicesOf } from './services-of.ts'
import type { Terms } from './terms.ts'

/** Longer than that after its end nobody waits for a number. */
const LONGEST_DUE = 60

/** What cannot be agreed about figures, a sentence each. */
export function figureProblems({ figures }: Pick<Terms, 'figures'>): string[] {
  return [
    ...figures.flatMap((one) => ofFigure(one).map((say) => `“${one.name}”: ${say}`)),
    ...twiceCalled(figures),
    ...ofBothSides(figures),
  ]
}

/** What a team of ours owes is counted from cases that both companies read: of a service that none of those could name it would always be kept. */
export function figuresOfNoCase({ figures }: Pick<Terms, 'figures'>): string[] {
  const ours = servicesOf({ figures }).filter(({ side }) => side === 'internal')
  const known = ours.map(({ name }) => `“${name}”`)
  const instead = known.length === 0 ? '' : `, name ${known.join(' or ')} in it`
  return insideFigures({ figures })
    .filter(isFromCases)
    .filter(({ service }) => !ours.some(({ name }) => nameKey(name) === nameKey(service)))
    .map(
      ({ name, service }) =>
        `“${name}”: no case can be about “${service}”, so that it would always be kept: cases name the services of figures that both companies read. Agree on a figure of “${service}” that our side owes the partner${instead}, or end “${name}”.`,
    )
}

function twiceCalled(figures: Figure[]): string[] {
  const alike = Map.groupBy(figures, ({ name }) => nameKey(name))
  return [...alike.values()].flatMap(([one, other]) =>
    one && other ? [`Two figures are called “${one.name}”: give one of them another name, or end it.`] : [],
  )
}

/** A case that names a service of both would tell an outage of each. */
function ofBothSides(figures: Figure[]): string[] {
  const counted = Map.groupBy(figures.filter(isFromCases), ({ service }) => nameKey(service))
  return [...counted.values()].flatMap((some) => {
    const other = some.find((one) => owedBy(one) !== owedBy(some[0]!))
    return other
      ? [
          `“${some[0]!.name}” and “${other.name}”: both sides owe a service called “${other.service}”: give one of the two another name.`,
        ]
      : []
  })
}

function ofFigure(figure: FigureTerms): string[] {
  const { target, obligor } = figure
  const { direction, value, floor } = target
  const unit = unitOf(figure)
  const share = unit === '%' ? ofShare(target) : undefined
  const worse = direction === 'at least' ? -1 : 1
  const beyond =
    floor !== undefined && compareDecimals(floor, value) !== worse
      ? `floor beyond target: with ${direction} ${value} ${unit}, a floor is ${direction === 'at least' ? 'below' : 'above'} ${value}, not ${floor}.`
      : undefined
  if (!isMeasured(figure)) return [share, beyond, ...countingProblems(figure)].filter((one) => one !== undefined)
  const { reporter, due } = figure
  const unread =
    typeof obligor !== 'string' && reporter === 'partner'
      ? 'what a team of ours owes is not shown to the partner, so our side reports it.'
      : undefined
  const late =
    due.amount < 1 || due.amount > LONGEST_DUE
      ? `it is due 1 to ${LONGEST_DUE} working days after the end of its period.`
      : undefined
  return [share, beyond, unread, late].filter((one) => one !== undefined)
}

/** A share of something: what none could miss, or keep, is no target. */
function ofShare({ direction, value, floor }: FigureTerms['target']): string | undefined {
  const outside = [value, ...(floor === undefined ? [] : [floor])].find((one) => !isShare(one))
  if (outside !== undefined)
    return `${outside} % is no share: write 0 to 100, or another unit, like “% of plan”, for what can be more or less.`
  const idle = direction === 'at least' ? '0' : '100'
  return compareDecimals(value, idle) === 0 ? `${direction} ${idle} % is always kept: give another target.` : undefined
}
