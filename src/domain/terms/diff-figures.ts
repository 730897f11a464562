import { type Change, compared, differences } from '../partners/change.ts'
import { formatTarget } from '../time/duration.ts'
import { type FromCases, type MaintenanceAdmission } from './derived-terms.ts'
import { sayHoursOf, wordsChanged } from './diff-objectives.ts'
import { type Figure, figureKey, type FigureTerms, isMeasured, sayTarget, unitOf, withUnit } from './figure.ts'
import { sayCounting, sayKindOf } from './say-figures.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/** What differs between the figures of two terms. A figure is the same one while it has its name and the same side owes it. */
export function figureChanges(before: Figure[], after: Figure[], voice: Voice = OUR_VOICE): Change[] {
  const [was, is] = [byKey(before), byKey(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [from, to] = [was.get(key), is.get(key)]
    const figure = nameOf((from ?? to)!, voice)
    if (!from || !to) return compared(figure, sayFigure(from, voice), sayFigure(to, voice))
    return [
      ...differences(from, to, [
        [`the target of ${figure}`, sayTarget],
        [`the floor of ${figure}`, sayFloor],
        [`the period of ${figure}`, ({ period }) => `each ${period}`],
      ]),
      ...aboutChanges(figure, from, to, voice),
      ...compared(`how ${figure} is written`, `“${from.name}”`, `“${to.name}”`),
      ...wordsChanged(`what ${figure} protects`, from.protects, to.protects),
    ]
  })
}

/** How the number comes about. Of another kind, all of that is another. */
function aboutChanges(figure: string, from: Figure, to: Figure, voice: Voice): Change[] {
  if (isMeasured(from) && isMeasured(to))
    return [
      ...differences(from, to, [
        [`the unit of ${figure}`, ({ unit }) => unit],
        [`who reports ${figure}`, ({ reporter }) => voice.is[reporter]],
        [`when ${figure} is due`, ({ due }) => `within ${formatTarget(due)}`],
      ]),
      ...wordsChanged(`the source of ${figure}`, from.source, to.source),
    ]
  if (isMeasured(from) || isMeasured(to))
    return compared(`what ${figure} is counted from`, sayAbout(from, voice), sayAbout(to, voice))
  return differences<FromCases>(from, to, [
    [`what ${figure} counts`, sayKindOf],
    [`the service of ${figure}`, ({ service }) => `“${service}”`],
    [`the hours of ${figure}`, sayHoursOf],
    [`the cases that ${figure} counts`, sayCounting],
    [`the least outage of ${figure}`, ({ least }) => (least ? formatTarget(least) : 'any')],
    [`the maintenance that ${figure} leaves out`, ({ maintenance }) => sayAdmission(maintenance)],
  ])
}

function byKey(figures: Figure[]): Map<string, Figure> {
  return new Map(figures.map((figure) => [figureKey(figure), figure]))
}

/** "their figure “Orders without rework”". */
function nameOf({ name, obligor }: Figure, { owns }: Voice): string {
  const whose = typeof obligor === 'string' ? owns[obligor] : `${obligor.team}’s`
  return `${whose} figure “${name}”`
}

/** All that is agreed about it: where it is new, nothing else tells of it. */
function sayFigure(figure: Figure | undefined, voice: Voice): string {
  if (!figure) return ''
  const floor = figure.target.floor === undefined ? '' : `, floor ${sayFloor(figure)}`
  return `${sayTarget(figure)} each ${figure.period}${floor}, ${sayAbout(figure, voice)}`
}

/** How its number comes about, whole. */
export function sayAbout(figure: FigureTerms, { is }: Voice): string {
  if (isMeasured(figure)) {
    const { reporter, due, source } = figure
    return `reported by ${is[reporter]} within ${formatTarget(due)}, from “${source}”`
  }
  const { service, least, maintenance } = figure
  return [
    `${sayKindOf(figure)} of “${service}” ${sayHoursOf(figure)}`,
    `counted from ${sayCounting(figure)}`,
    ...(least ? [`of at least ${formatTarget(least)}`] : []),
    `${maintenance ? '' : 'no '}maintenance left out${maintenance ? ` that is ${sayAdmission(maintenance)}` : ''}`,
  ].join(', ')
}

function sayFloor(figure: FigureTerms): string {
  const { floor } = figure.target
  return floor === undefined ? 'none' : withUnit(floor, { unit: unitOf(figure) })
}

function sayAdmission(maintenance: MaintenanceAdmission | undefined): string {
  if (!maintenance) return 'none'
  const { notice } = maintenance
  const announced = notice ? `announced ${formatTarget(notice)} before` : 'announced before it begins'
  return maintenance.confirmed
    ? `${announced} and confirmed by the other side`
    : `${announced}, up to ${formatTarget(maintenance.longest)} at once and ${formatTarget(maintenance.sum)} a period`
}
